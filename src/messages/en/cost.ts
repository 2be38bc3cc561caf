/** What a run will cost, beside its start. */
export const costs = {
  'cost.about': 'About {usd}',
  'cost.perResult': '{usd} per 1,000 results',
  'cost.perMinute': '{usd} per minute',
  'cost.sum': '{results} {count, plural, one {result} other {results}} at {price}',
  'cost.sum.like':
    'some {results} {count, plural, one {result} other {results}}, as your {runs} like runs had, at {price}',
  'cost.seen': 'As your last {runs, plural, one {run} other {# runs}} paid, until {date}.',
  'cost.changed': 'It was {usd} before.',
  'cost.unknown': 'No price known yet: one run of this version will tell it.',
  'cost.limit': 'Limit to {usd}',
} as const;
