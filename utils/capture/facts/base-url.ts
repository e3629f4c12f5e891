const baseUriGetter = Object.getOwnPropertyDescriptor(Node.prototype, 'baseURI')?.get;

/** What relative references of this node are resolved against. */
export function baseUrlOf(node: Node): string {
  const value: unknown = baseUriGetter && Reflect.apply(baseUriGetter, node, []);
  return typeof value === 'string' ? value : 'about:blank';
}
