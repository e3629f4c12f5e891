import { textContentOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { after } from './after.ts';
import type { CustomProperties } from './custom-properties.ts';
import { unquote } from './font-faces.ts';
import type { FreezeRequest } from './frozen.ts';
import type { OmissionList } from './omission-list.ts';
import type { ResourcePool } from './resource-pool.ts';
import { familyOf, movedBy, type RuleEntry, readRule } from './sheet-rules.ts';
import type { Slicer } from './slicer.ts';

/** How long the author's text of a sheet is waited for; its rules are told by their effect after that. */
const maxSourceMs = 400;

/** A sheet's rules before they are written. */
export interface RuleList {
  readonly base: string;
  readonly entries: RuleEntry[];
  /** The author's text, wanted because the browser does not write all of the rules. */
  source?: Promise<string | undefined>;
}

interface ListerPorts {
  readonly pool: ResourcePool;
  readonly cuts: OmissionList;
  readonly slicer: Slicer;
  readonly request: FreezeRequest;
}

/** Lists the rules of sheets, and what they define for the whole capture. */
export class RuleLister {
  /** The families of `@font-face` rules, lower case. */
  readonly families = new Set<string>();
  readonly #ports: ListerPorts;
  readonly #properties: CustomProperties;
  #length = 0;

  constructor(ports: ListerPorts, properties: CustomProperties) {
    this.#ports = ports;
    this.#properties = properties;
  }

  async list(sheet: CSSStyleSheet, rules: CSSRuleList, base: string): Promise<RuleList> {
    const list: RuleList = { base, entries: [] };
    const { request, cuts, slicer } = this.#ports;
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i];
      if (rule === undefined) break;
      const entry = readRule(rule, base);
      if (entry === undefined) continue;
      list.entries.push(entry);
      const family = familyOf(rule);
      if (family) this.families.add(unquote(family));
      this.#properties.readKeyframes(movedBy(rule));
      if (typeof entry !== 'string' && entry.kind === 'import') continue;
      if (typeof entry !== 'string') list.source ??= this.#sourceOf(sheet);
      this.#length += typeof entry === 'string' ? entry.length : entry.text.length;
      if (this.#length > request.maxTextLength) {
        cuts.add('stylesheet', 'limit-bytes', base);
        break;
      }
      if ((i & 31) === 31 && slicer.due()) await slicer.pause();
    }
    return list;
  }

  /** What the author wrote: in the element, else in the file. */
  #sourceOf(sheet: CSSStyleSheet): Promise<string | undefined> {
    const href = readProperty<string | null>('StyleSheet', sheet, 'href');
    if (href) return Promise.race([this.#ports.pool.readText(href), after(maxSourceMs)]);
    const owner = readProperty<Node | null>('StyleSheet', sheet, 'ownerNode');
    return Promise.resolve(owner ? (textContentOf(owner) ?? undefined) : undefined);
  }
}
