interface Schema<Value> {
  safeParse(data: unknown): { success: true; data: Value } | { success: false };
}

/** Undefined for whatever is not JSON of this shape, however deep or strange. */
export function parseJson<Value>(schema: Schema<Value>, text: string): Value | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
