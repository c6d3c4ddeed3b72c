import { expect, test } from 'vitest';
import { differences } from '../../src/report/text/differences.ts';

test('of sentences that differ by a name the names are told', () => {
  expect(differences(['`a` has no owner.', '`b` has no owner.'])).toEqual(['`a`', '`b`']);
  expect(differences(['It lacks 3: a, b', 'It lacks 4: a, b'])).toEqual(['3', '4']);
  expect(differences(['same', 'same'])).toEqual(['', '']);
});

test('without the particle that a Korean sentence puts behind them', () => {
  expect(differences(['키 `a`를 지우세요.', '키 `b`를 지우세요.'])).toEqual(['`a`', '`b`']);
  expect(differences(['대역 10.0.0.0/24의 주소', '대역 10.1.0.0/24의 주소'])).toEqual(['10.0.0.0/24', '10.1.0.0/24']);
  expect(differences(['`a` 회의', '`a` 길이'])).toEqual(['회의', '길이']);
});
