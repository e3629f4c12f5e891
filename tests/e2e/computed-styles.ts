/** By element and pseudo-element, what the browser makes of the page's styles there. */
export type Styles = Record<string, string>;

/**
 * Expression: the computed style of every element of a document and its open shadow trees, as a number of
 * each; in full of those that `full` names, JSON. Elements are called by their place among all of the page's
 * own.
 */
export function readStyles(full: readonly string[] = []): string {
  return `(() => {
  const full = new Set(${JSON.stringify(full)});
  const styles = {};
  const left = /^(?:HEAD|STYLE|SCRIPT|TEMPLATE|LINK|META|TITLE|BASE)$/;
  const settled = /^(?:animation|transition|color-scheme$|interpolate)/;
  const names = [...getComputedStyle(document.body)].filter((name) => !settled.test(name));
  const number = (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
    return String(sum);
  };
  let count = 0;
  const roots = [document];
  for (let root = roots.shift(); root; root = roots.shift()) {
    for (const el of root.querySelectorAll('*')) {
      if (left.test(el.tagName.toUpperCase()) || el.closest('head')) continue;
      const name = count++ + ' ' + el.tagName.toLowerCase().replace(/^plaint-/, '') + (el.id && '#' + el.id);
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(el, pseudo || null);
        if (pseudo && style.content === 'none') continue;
        const values = names.map((property) => property + ': ' + style.getPropertyValue(property));
        const text = values.join('\\n');
        styles[name + pseudo] = full.has(name + pseudo) ? text : number(text);
      }
      if (el.shadowRoot) roots.push(el.shadowRoot);
    }
  }
  return styles;
})()`;
}

/** The elements and pseudo-elements that are there no more or look otherwise. */
export function differing(live: Styles, replayed: Styles): string[] {
  return Object.keys(live).filter((name) => live[name] !== replayed[name]);
}

/** What differs of them, given in full, one line each. */
export function differences(live: Styles, replayed: Styles, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = (replayed[name] ?? 'not there').split('\n');
    const expected = (live[name] ?? '').split('\n');
    return expected.flatMap((line, i) =>
      line === found[i] ? [] : [`${name} { ${line} } is ${found[i]}`],
    );
  });
}
