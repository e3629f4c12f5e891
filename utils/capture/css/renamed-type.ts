/** A type for elements that could not keep their own. */
export function renamedType(name: string): string {
  return `plaint-${name}`;
}
