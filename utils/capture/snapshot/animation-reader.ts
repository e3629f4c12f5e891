import { readProperty } from '../../dom/read-property.ts';

const maxAnimations = 5_000;

/**
 * The values at which transitions, CSS animations and Web Animations hold their targets now, whatever
 * drives them (time or scrolling). Read for animated elements only. Gives declarations by element and by
 * pseudo-element, `''` for the element itself. `customNames`: the custom properties that `@keyframes` rules
 * move, which Chromium leaves out of its keyframes.
 */
export function readMotion(
  root: DocumentOrShadowRoot,
  customNames: ReadonlyMap<string, ReadonlySet<string>>,
): Map<Element, Map<string, Map<string, string>>> {
  const motion = new Map<Element, Map<string, Map<string, string>>>();
  let animations: Animation[];
  try {
    animations = root.getAnimations().slice(0, maxAnimations);
  } catch (_notTold) {
    return motion;
  }
  for (const animation of animations) {
    const effect = readProperty<AnimationEffect | null>('Animation', animation, 'effect');
    if (!effect) continue;
    const target = readProperty<Element | null>('KeyframeEffect', effect, 'target');
    if (!target) continue;
    const pseudo = readProperty<string | null>('KeyframeEffect', effect, 'pseudoElement') ?? '';
    const properties = animatedProperties(effect);
    const rule = readProperty<string>('CSSAnimation', animation, 'animationName');
    for (const name of customNames.get(rule ?? '') ?? []) properties.add(name);
    if (properties.size === 0) continue;
    const byPseudo = motion.get(target) ?? new Map<string, Map<string, string>>();
    motion.set(target, byPseudo);
    const values = byPseudo.get(pseudo) ?? new Map<string, string>();
    byPseudo.set(pseudo, values);
    const style = getComputedStyle(target, pseudo || null);
    for (const property of properties) values.set(property, style.getPropertyValue(property));
  }
  return motion;
}

function animatedProperties(effect: AnimationEffect): Set<string> {
  const properties = new Set<string>();
  try {
    for (const frame of KeyframeEffect.prototype.getKeyframes.call(effect)) {
      for (const name of Object.keys(frame)) {
        if (!notProperties.has(name)) properties.add(propertyName(name));
      }
    }
  } catch (_notTold) {
    return properties;
  }
  return properties;
}

const notProperties = new Set(['offset', 'computedOffset', 'easing', 'composite']);

/** The CSS name of an attribute of a keyframe (Web Animations §6.4.3). */
function propertyName(attribute: string): string {
  if (attribute === 'cssFloat') return 'float';
  if (attribute === 'cssOffset') return 'offset';
  if (attribute.startsWith('--')) return attribute;
  return attribute.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Declarations that hold what was seen, stronger than any rule, and stop what would start again. */
export function motionDeclarations(values: ReadonlyMap<string, string>): string {
  let text = '';
  for (const [property, value] of values) {
    if (value !== '') text += `${property}:${value}!important;`;
  }
  return `${text}animation:none!important;transition:none!important`;
}
