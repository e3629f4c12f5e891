import { type Getter, ownGetter } from './own-members.ts';

/** By interface and name: to join the two for each of a million reads costs more than the reads. */
const getters = new Map<string, Map<string, Getter<object, unknown>>>();

/**
 * Reads a property through the named interface's prototype; undefined if there is no such interface or it
 * throws.
 */
export function readProperty<Value>(
  interfaceName: string,
  self: object,
  name: string,
): Value | undefined {
  const get = getters.get(interfaceName)?.get(name) ?? keepGetter(interfaceName, name);
  try {
    return get(self) as Value;
  } catch (_oddNode) {
    return undefined;
  }
}

function keepGetter(interfaceName: string, name: string): Getter<object, unknown> {
  const known = getters.get(interfaceName) ?? new Map<string, Getter<object, unknown>>();
  const get = getterOf(interfaceName, name);
  getters.set(interfaceName, known.set(name, get));
  return get;
}

function getterOf(interfaceName: string, name: string): Getter<object, unknown> {
  const owner: unknown = Reflect.get(globalThis, interfaceName);
  if (typeof owner !== 'function') return () => undefined;
  try {
    return ownGetter(owner.prototype, name);
  } catch (_unknownProperty) {
    return () => undefined;
  }
}
