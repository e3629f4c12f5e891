/** By element and pseudo-element, what the browser makes of the page's styles there. */
export type Styles = Record<string, Record<string, string>>;

/**
 * Expression: the computed style of every element of a document and its open shadow trees. Elements are called by
 * their place among those that a page has before and after capture.
 */
export const readStyles = `(() => {
  const styles = {};
  const left = /^(?:HEAD|STYLE|SCRIPT|TEMPLATE|LINK|META|TITLE|BASE)$/;
  const settled = /^(?:animation|transition|color-scheme$|interpolate)/;
  let count = 0;
  const roots = [document];
  for (let root = roots.shift(); root; root = roots.shift()) {
    for (const el of root.querySelectorAll('*')) {
      if (left.test(el.tagName.toUpperCase()) || el.closest('head')) continue;
      const name = count++ + ' ' + el.tagName.toLowerCase().replace(/^plaint-/, '') + (el.id && '#' + el.id);
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(el, pseudo || null);
        if (pseudo && style.content === 'none') continue;
        const values = {};
        for (const property of style) {
          if (!settled.test(property)) values[property] = style.getPropertyValue(property);
        }
        styles[name + pseudo] = values;
      }
      if (el.shadowRoot) roots.push(el.shadowRoot);
    }
  }
  return styles;
})()`;

/** What differs, one line each. */
export function differences(live: Styles, replayed: Styles): string[] {
  const lines: string[] = [];
  for (const [name, values] of Object.entries(live)) {
    const found = replayed[name];
    if (found === undefined) lines.push(`${name}: not there`);
    for (const [property, value] of Object.entries(found === undefined ? {} : values)) {
      const now = found?.[property];
      if (now !== value) lines.push(`${name} { ${property}: ${value} } is ${now}`);
    }
  }
  return lines;
}
