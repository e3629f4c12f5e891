/** The properties of `Shape` that can be undefined become optional; the others stay as they are. */
export type Defined<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<
    Shape[Key],
    undefined
  >;
};

/**
 * The same properties without those that are undefined: a schema refuses a key whose value is undefined, and
 * so does the compiler. `{ id, ...defined({ title }) }` has no `title` where there is none.
 */
export function defined<Shape extends object>(shape: Shape): Defined<Shape> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(shape)) if (value !== undefined) kept[key] = value;
  return kept as Defined<Shape>;
}
