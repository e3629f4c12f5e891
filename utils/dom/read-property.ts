import { type Getter, ownGetter } from './own-members.ts';

const getters = new Map<string, Getter<object, unknown>>();

/** Reads a property through the named interface's prototype; undefined if there is no such interface or it throws. */
export function readProperty<Value>(
  interfaceName: string,
  self: object,
  name: string,
): Value | undefined {
  const key = `${interfaceName}.${name}`;
  let get = getters.get(key);
  if (!get) {
    get = getterOf(interfaceName, name);
    getters.set(key, get);
  }
  try {
    return get(self) as Value;
  } catch {
    return undefined;
  }
}

function getterOf(interfaceName: string, name: string): Getter<object, unknown> {
  const owner: unknown = Reflect.get(globalThis, interfaceName);
  if (typeof owner !== 'function') return () => undefined;
  try {
    return ownGetter(owner.prototype, name);
  } catch {
    return () => undefined;
  }
}
