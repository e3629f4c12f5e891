import { expect, it } from 'vitest';
import { isRefusal } from '../../../../server/desk-site/join-desk.ts';

const answer = (status: number, type = 'application/problem+json') =>
  new Response('{}', { status, headers: { 'Content-Type': type } });

it('the endpoint’s refusal ends a joining', () => {
  for (const status of [400, 404, 409, 422]) expect(isRefusal(answer(status))).toBe(true);
});

it('an answer that asks for patience does not: an earlier try may have been taken', () => {
  for (const status of [408, 425, 429, 500, 503]) expect(isRefusal(answer(status))).toBe(false);
});

it('a page of a gateway or a captive portal says nothing of the invitation', () => {
  expect(isRefusal(answer(403, 'text/html'))).toBe(false);
  expect(isRefusal(new Response(null, { status: 404 }))).toBe(false);
});
