/** One regular expression out of a list of alternatives, so that a long one can be read line by line. */
export function anyOf(alternatives: readonly string[], flags = ''): RegExp {
  return new RegExp(alternatives.join('|'), flags);
}
