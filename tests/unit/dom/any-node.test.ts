// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as elements from '../../../utils/dom/elements.ts';
import * as layout from '../../../utils/dom/layout.ts';
import * as nodes from '../../../utils/dom/nodes.ts';
import * as shadow from '../../../utils/dom/shadow.ts';

const dom = { ...elements, ...layout, ...nodes, ...shadow };

function nodesOfEveryKind(): Record<string, Node> {
  const xml = document.implementation.createDocument(null, 'root');
  const clobbered = document.createElement('form');
  for (const name of ['localName', 'nodeType', 'firstChild', 'attributes', 'getAttribute']) {
    clobbered.append(Object.assign(document.createElement('input'), { name }));
  }
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const other = frame.contentDocument?.createComment('x');
  if (other === undefined) throw new Error('no frame');
  return {
    comment: document.createComment('x'),
    text: document.createTextNode('x'),
    cdata: xml.createCDATASection('x'),
    instruction: document.createProcessingInstruction('a', 'b'),
    doctype: document.implementation.createDocumentType('html', '', ''),
    attribute: document.createAttribute('a'),
    fragment: document.createDocumentFragment(),
    document,
    'a form with controls of those names': clobbered,
    'a node of another realm': other,
  };
}

describe('every accessor may be asked of any node', () => {
  it.each(Object.entries(nodesOfEveryKind()))('%s', (_, node) => {
    expect(typeof dom.nodeTypeOf(node)).toBe('number');
    expect(typeof dom.localNameOf(node)).toBe('string');
    expect(typeof dom.characterDataOf(node)).toBe('string');
    dom.namespaceOf(node);
    dom.firstChildOf(node);
    dom.nextSiblingOf(node);
    dom.parentNodeOf(node);
    dom.shadowRootOf(node);
    dom.eachAttribute(node, () => undefined);
    expect(dom.scrollTopOf(node) + dom.scrollLeftOf(node)).toBe(0);
    expect(dom.rawAttributeOf(node, 'none')).toBeNull();
    expect(dom.attributeOf(node, 'none')).toBeUndefined();
    expect(dom.hasAttributeOf(node, 'none')).toBe(false);
    expect(dom.matchesSelector(node, 'x')).toBe(false);
    dom.isVisible(node);
  });

  it('and tells an element by its kind, not by what it is called', () => {
    const form = nodesOfEveryKind()['a form with controls of those names'];
    if (form === undefined) throw new Error('no form');
    expect(dom.localNameOf(form)).toBe('form');
    expect(dom.nodeTypeOf(form)).toBe(1);
  });
});
