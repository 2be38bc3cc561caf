export const sendAgain = {
  'batch.lost.answered': 'The platform named its run to another page:',
  'batch.lost.one': 'One run that no other row claims started then:',
  'batch.lost.several': '{count} runs that no other row claims started then:',
  'batch.lost.taken':
    '{count, plural, one {One run started then, but you have taken it for another start:} other {# runs started then, but you have taken them for other starts:}}',
  'batch.lost.also':
    'It may be the one of {count, plural, one {row {rows}} other {rows {rows}}} too (sent: {times}); this is row {row} (sent: {time}).',
  'batch.lost.rather':
    'A listed run more likely belongs to row {row} (sent: {time}). Decide about that row first.',
  'batch.lost.none': 'No run that no other row claims has started since {time}.',
  'batch.lost.looking': 'Looking for it among the runs…',
  'batch.lost.beingSent':
    'A run is listed that may be the one of row {row}, which is being sent. Wait for its answer.',
  'batch.lost.unread': 'Not known yet: the list of runs cannot be read.',
  'batch.lost.noKey': 'Not known yet: looking for its run takes your API key.',
  'batch.lost.otherKey': 'It was started with another API key: enter that one to look for its run.',
  'batch.lost.lookAgain': 'Look again',
  'batch.lost.take': 'It is this one',
  'batch.lost.takeTaken': 'It is this one after all',
  'batch.lost.again': 'It is not: start row {row} again…',
  'batch.lost.run': 'Run of {moment}',
  'batch.lost.run.notBegun': 'A run that is waiting to begin',
  'batch.lost.results': ', {count, plural, one {one result} other {# results}}',
  'batch.again.title': 'Start row {row} again?',
  'batch.again.lost': 'If the first start did arrive after all, both are charged.',
  'batch.again.gone':
    'The platform no longer knows {of, plural, one {its run} other {{count, plural, one {the run of one of them} other {the runs of # of them}}}}. If {count, plural, one {it} other {they}} went on all the same, both are charged.',
  'batch.again.results':
    '{count, plural, one {The one result that there is by now stays} other {The # results that there are by now stay}} in the table until a new run of the same row gives as many.',
  'batch.again.ending':
    '{of, plural, one {Its run was} other {{count, plural, one {The run of one of them was} other {The runs of # of them were}}}} asked to end, and {count, plural, one {was} other {were}} not seen to end: where {count, plural, one {it goes} other {they go}} on, both are charged.',
  'batch.again.limited':
    '{of, plural, one {It was stopped by its limit, and is sent with the same one: to raise that, correct the row first.} other {{count, plural, one {One of them was stopped by its limit, and is sent with the same one: to raise that, correct the row first.} other {# of them were stopped by their limits, and are sent with the same ones: to raise those, correct the rows first.}}}}',
  'batch.again.listed': 'A run that may be its is listed by now. Nothing was sent: look at it first.',
  'batch.again.unread':
    'The list of runs can’t be read now, so it’s unknown whether the first start arrived. Nothing was sent.',
  'batch.again.overtaken.title': 'Nothing was sent',
  'batch.again.overtaken.one': 'Row {row} is “{state}” by now, so it was not sent again.',
  'batch.again.overtaken.all':
    'None of these rows is as it was when you were asked, so none was sent again. Look at what they are now.',
  'batch.again.regardless': 'Start row {row} all the same',
  'batch.again.confirm': 'Start row {row} again',
  'batch.sending.looking': 'Looking up what this month has cost…',
  'batch.sending.spent.title': 'This batch has spent what it may',
  'batch.sending.spent':
    '{spent} is spent; your limit is {limit}. Nothing is sent before the limit is changed.',
  'batch.sending.anew':
    'Which rows are to be sent has changed since you were asked: this is about those of now.',
  'batch.retry.title': 'Send {count, plural, one {one row} other {# rows}} again?',
  'batch.limit.title': 'Let this batch spend more?',
  'batch.retry.confirm': 'Start {count, plural, one {one run} other {# runs}}',
  'batch.detail.title': 'Row {row}',
  'batch.detail.input': 'Input',
  'batch.detail.json': 'The request as JSON',
  'batch.detail.ofFile': 'from your file',
  'batch.detail.ofRow': 'of this row only',
  'batch.detail.more': '{count} more as in the form',
  'batch.detail.edit': 'Correct and send again',
  'batch.detail.charged': 'This row was already charged {cost}. Sent again, it is charged once more.',
  'batch.detail.run': 'Open run',
  'batch.detail.attempts': 'Attempts',
  'batch.detail.results': 'Results',
  'batch.detail.earlier.shown': 'in the table of results',
  'batch.detail.earlier.deleted': 'its results deleted by the platform',
  'batch.detail.earlier.other': 'for the row as it was before it was edited',
  'batch.detail.decide':
    'It may have started: decide about it in its line first. It can be edited once that is clear.',
  'batch.detail.underWay': 'It is under way. It can be edited once it is done.',
  'batch.again.elsewhere':
    '{of, plural, one {It was} other {{count, plural, one {One of them was} other {# of them were}}}} started in another batch already: {count, plural, one {it is} other {they are}} charged there and here.',
} as const;
