import { expect, test } from 'vitest';
import { markup, Html, proseHtml, webAddress } from '../../src/report/safe-html.ts';

test('a text starts no markup, whether it stands between tags or in an attribute', () => {
  const hostile = `"><img src=x onerror='alert(1)'>&amp;</script>`;
  expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;img src=x onerror=&apos;alert(1)&apos;&gt;&amp;amp;&lt;/script&gt;">&quot;&gt;&lt;img src=x onerror=&apos;alert(1)&apos;&gt;&amp;amp;&lt;/script&gt;</p>',
  );
});

test('what no terminal may get is visible, and a line of a log starts no command', () => {
  expect(markup`${'a\u202eb\u2028c\u001b[31m'}`.text).toBe('a&lt;U+202E&gt;b&lt;U+2028&gt;c&lt;U+001B&gt;[31m');
  expect(markup`${'::error::x ##vso[task]'}`.text).toBe('&#58;:error::x &#35;#vso[task]');
});

test('pieces, lists and nothing are taken as they are', () => {
  const rows = ['a', '<b>'].map((name) => markup`<li>${name}</li>`);
  expect(markup`<ul>${rows}${undefined}${3}</ul>`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li>3</ul>');
  expect(markup`${new Html('<hr>')}`.text).toBe('<hr>');
});

test('backticks of a sentence become code, a single one stays', () => {
  expect(proseHtml('set `<a>` to `1`').text).toBe('set <code>&lt;a&gt;</code> to <code>1</code>');
  expect(proseHtml('one ` alone <b>').text).toBe('one ` alone &lt;b&gt;');
});

test('only addresses of the web become links', () => {
  expect(webAddress('https://example.com/a?b=c#d')).toBe('https://example.com/a?b=c#d');
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'https://a b', ' https://a', '//a'])
    expect(webAddress(text)).toBeUndefined();
});
