export const checkUps = {
  'checkUp.look': 'Needs attention',
  'checkUp.empty': 'The run gave no rows.',
  'checkUp.limit': 'The run stopped at its limit of time, charge or traffic.',
  'checkUp.errorRows': '{rows} of {of} rows tell of an error in place of a result.',
  'checkUp.thin': '{rows} rows; usually about {usual}.',
  'checkUp.column': '{column} is filled in {share} of the rows, usually in {usual}.',
  'checkUp.more':
    '{count, plural, one {One more column is} other {# more columns are}} filled less than usual.',
  'checkUp.against':
    'Usual is the median of {count, plural, one {# earlier run} other {# earlier runs}} with the same input.',
  'checkUp.fine':
    'As usual: held against {count, plural, one {# earlier run} other {# earlier runs}} with the same input.',
  'checkUp.againstWorker':
    'Usual is the median of {count, plural, one {# earlier run} other {# earlier runs}} of this Worker whose input this browser does not know.',
  'checkUp.fineWorker':
    'As usual: held against {count, plural, one {# earlier run} other {# earlier runs}} whose input this browser does not know.',
  'checkUp.rowsWith': 'Rows with {column}',
  'checkUp.rowsWithout': 'Rows without {column}',
  'checkUp.log': 'Log',
  'checkUp.andMore': '{first} And {count} more.',
} as const;
