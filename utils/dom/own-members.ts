/**
 * The DOM's own getters and methods. A page can name form controls and images `childNodes`, `title` or
 * `body`, and they then shadow the properties of forms and of the document, in the isolated world too. So
 * every read takes the member from the prototype and applies it to the node.
 */
export type Getter<Self, Value> = (self: Self) => Value;
export type Method = (self: unknown, ...args: unknown[]) => unknown;

/** The getter that `owner` or a prototype above it has. Throws TypeError where there is none. */
export function ownGetter<Self, Value>(owner: object, name: string): Getter<Self, Value> {
  const get = findDescriptor(owner, name)?.get;
  if (get === undefined) throw new TypeError(`no getter ${name}`);
  return (self) => get.call(self) as Value;
}

/** The method that `owner` or a prototype above it has. Throws TypeError where there is none. */
export function ownMethod(owner: object, name: string): Method {
  const method: unknown = findDescriptor(owner, name)?.value;
  if (typeof method !== 'function') throw new TypeError(`no method ${name}`);
  return (self, ...args) => Reflect.apply(method, self, args);
}

function findDescriptor(owner: object, name: string): PropertyDescriptor | undefined {
  for (let each: object | null = owner; each !== null; each = Object.getPrototypeOf(each)) {
    const found = Object.getOwnPropertyDescriptor(each, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
