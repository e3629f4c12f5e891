import { expect, it } from 'vitest';
import {
  holdControlStates,
  holdTyped,
  rewriteStates,
  settleMediaRules,
  settleScheme,
  settleSchemes,
} from '../../../utils/capture/snapshot/css-states.ts';

const inDark = (feature: string) => feature === '(prefers-color-scheme: dark)';
const inLight = () => false;

it('settles which of two colour schemes was seen', () => {
  const sheet = ':root { color-scheme: light dark; } p { color-scheme: only light; }';
  expect(settleSchemes(sheet, inDark)).toBe(
    ':root { color-scheme: dark; } p { color-scheme: only light; }',
  );
  expect(settleSchemes(sheet, inLight)).toContain(':root { color-scheme: light; }');
  expect(settleScheme('dark light', inDark)).toBe('dark');
});

it('leaves the media feature of that name to be settled as a feature', () => {
  const sheet = '@media (prefers-color-scheme: dark) { p { color: red; } }';
  expect(settleSchemes(sheet, inLight)).toBe(sheet);
  expect(settleMediaRules(sheet, inDark)).toContain('@media (min-width:0px)');
});

it('lets states of custom controls hold by attribute, beside the browser’s own', () => {
  expect(holdControlStates('x-a:invalid, input::before')).toBe(
    'x-a:is(:invalid,[plaint-invalid]), input::before',
  );
});

it('keeps the label of a field off its place although what was typed is not kept', () => {
  expect(holdTyped('input:placeholder-shown + label')).toBe(
    'input:placeholder-shown:not([plaint-typed]) + label',
  );
});

it('asks for a running view transition by attribute', () => {
  expect(rewriteStates(':root:active-view-transition p { }', () => undefined)).toBe(
    ':root[plaint-view-transition] p { }',
  );
});
