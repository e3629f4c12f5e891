import { describe, expect, it } from 'vitest';
import { canonicalPermalink } from '../../../../utils/thread/collect/post-identity.ts';
import { PostRegister } from '../../../../utils/thread/collect/post-register.ts';

const at = '2026-11-20T10:00:00.000Z';

function post(n: number, more: { text?: string; permalink?: string | undefined } = {}) {
  return {
    author: `https://forum.example.org/u/${n % 3}`,
    text: `words of post number ${n}`,
    at,
    permalink: `https://forum.example.org/post/${1000 + n}`,
    ...more,
  };
}

describe('the register of posts', () => {
  it('keeps the order of the page however the looks overlap', () => {
    const register = new PostRegister();
    register.see([post(10), post(11)]);
    register.see([post(0), post(1), post(2)], 'top');
    register.see([post(2), post(3), post(5)]);
    register.see([post(3), post(4), post(5), post(10)]);
    const numbers = register.keys.map((key) => Number(key.slice(-4)) - 1000);
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 10, 11]);
  });

  it('says of each post whether it is new and what it follows', () => {
    const register = new PostRegister();
    expect(register.see([post(1), post(2)])).toMatchObject([
      { isNew: true, after: null },
      { isNew: true, after: 'forum.example.org/post/1001' },
    ]);
    expect(register.see([post(2), post(3)])).toMatchObject([
      { isNew: false },
      { isNew: true, after: 'forum.example.org/post/1002' },
    ]);
  });

  it('takes a post reached by two addresses for one, and remembers both', () => {
    const register = new PostRegister();
    register.see([post(1)]);
    const [same] = register.see([
      post(1, { permalink: 'https://m.forum.example.org/post/1001/?utm_source=mail' }),
    ]);
    expect(same?.isNew).toBe(false);
    const other = 'https://forum.example.org/share?post=1001';
    expect(register.see([post(1, { permalink: other })])).toMatchObject([
      { isNew: false, otherAddress: other },
    ]);
    expect(register.size).toBe(1);
  });

  it('keeps apart what one account says twice in the same minute', () => {
    const register = new PostRegister();
    const text = 'the same words';
    register.see([post(1, { text }), { ...post(1, { text }), permalink: post(4).permalink }]);
    expect(register.size).toBe(2);
    const silent = { text, permalink: undefined };
    const without = new PostRegister();
    without.see([post(1, silent), post(1, silent)]);
    without.see([post(1, silent), post(1, silent)]);
    expect(without.size).toBe(2);
  });

  it('does not take the address of the page, which every post gives, for that of a post', () => {
    const register = new PostRegister();
    const permalink = 'https://forum.example.org/thread/77';
    register.see([post(1, { permalink }), post(2, { permalink })]);
    expect(register.size).toBe(2);
  });

  it('notices that a post shows more of its words', () => {
    const register = new PostRegister();
    register.see([post(1)]);
    const [grown] = register.see([post(1, { text: `${post(1).text} and much more of it` })]);
    expect(grown).toMatchObject({ isNew: false, hasGrown: true });
  });
});

describe('canonicalPermalink', () => {
  it('drops what only says how one came there, and keeps what names the post', () => {
    const plain = canonicalPermalink('https://example.org/t/1?b=2&a=1#comment-9');
    expect(canonicalPermalink('https://www.example.org/t/1/?a=1&b=2&utm_medium=x#comment-9')).toBe(
      plain,
    );
    expect(canonicalPermalink('https://example.org/t/1?a=1&b=2#top')).not.toBe(plain);
  });
});
