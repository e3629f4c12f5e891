import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { VirtualList } from '../../../components/base/VirtualList.tsx';

class NoObserver {
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', NoObserver);
  render(null, document.body);
});

const items = Array.from({ length: 1000 }, (_, place) => ({ id: `item-${place}` }));

async function show(draw: (item: { id: string }) => preact.ComponentChildren, shown = items) {
  await act(() =>
    render(
      <VirtualList
        items={shown}
        keyOf={({ id }) => id}
        label="List"
        estimatedHeight={60}
        render={draw}
      />,
      document.body,
    ),
  );
}

it('entries that are shown already are not drawn again while others come into the window', async () => {
  const drawn: string[] = [];
  const draw = (item: { id: string }) => {
    drawn.push(item.id);
    return <span>{item.id}</span>;
  };
  await show(draw);
  const first = drawn.length;
  expect(first).toBeGreaterThan(5);
  expect(first).toBeLessThan(60);
  await show(draw, items.slice(0, 900));
  expect(drawn).toHaveLength(first);
  // Another entry under the same key is drawn, and only that.
  const [, ...others] = items;
  await show(draw, [{ id: 'item-0' }, ...others]);
  expect(drawn.slice(first)).toEqual(['item-0']);
});

it('all are drawn anew by another function', async () => {
  await show(({ id }) => <span>{id}</span>);
  await show(({ id }) => <b>{id}</b>);
  expect(document.querySelectorAll('li span')).toHaveLength(0);
  expect(document.querySelectorAll('li b').length).toBeGreaterThan(5);
});
