/** From the body down to what holds an element: elements, and the roots of shadow trees. */
export type Chain = readonly (Element | ShadowRoot)[];
