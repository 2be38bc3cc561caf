import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { compute } from './scroll-in-menu.ts';

const ITEM = 24;

it.each([0, 3, 6, 12, 19])(
  'brings item %i of a menu into view, and scrolls no more than that',
  async (at) => {
    const screen = await render(
      <ul style={{ height: 100, overflow: 'auto', border: '2px solid', padding: 0 }}>
        {Array.from({ length: 20 }, (_, item) => (
          <li key={item} style={{ height: ITEM }}>
            {item}
          </li>
        ))}
      </ul>,
    );
    const menu = screen.getByRole('list').element();
    const item = menu.children[at];
    if (!item) throw new Error('no such item');
    for (const from of [0, 130, 380]) {
      menu.scrollTop = from;
      const isInView = at * ITEM >= from && (at + 1) * ITEM <= from + menu.clientHeight;
      const [scroll, ...others] = compute(item, { boundary: menu });
      expect(others).toEqual([]);
      expect(scroll === undefined).toBe(isInView);
      if (scroll) menu.scrollTop = scroll.top;
      const own = item.getBoundingClientRect().top - menu.getBoundingClientRect().top - menu.clientTop;
      expect(isInView || Math.abs(own) < 1 || Math.abs(own + ITEM - menu.clientHeight) < 1).toBe(true);
      expect(compute(item, { boundary: menu })).toEqual([]);
    }
  },
);
