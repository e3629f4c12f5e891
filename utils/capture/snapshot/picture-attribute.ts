/**
 * The source attribute of an image whose picture has `density` pixels for one CSS pixel. `url` is written for
 * an attribute already; in a `srcset` an address may hold no white space, and no comma at its end (HTML
 * §4.8.4.3.10).
 */
export function pictureAttribute(url: string, density: number): string {
  if (Math.abs(density - 1) < 1e-9 || !(density > 0)) return ` src="${url}"`;
  const safe = url
    .replace(/[\t\n\f\r ]/g, (character) => encodeURIComponent(character))
    .replace(/^,|,$/g, '%2C');
  return ` srcset="${safe} ${Number(density.toPrecision(12))}x"`;
}
