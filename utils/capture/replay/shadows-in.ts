export function shadowsIn(root: Document | ShadowRoot): ShadowRoot[] {
  return Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) => shadowRoot ?? []);
}
