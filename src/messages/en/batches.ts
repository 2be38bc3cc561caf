export const batches = {
  'batches.title': 'Batches',
  'batches.none': 'There are no batches yet.',
  'batches.none.how': 'A batch is one run of a Worker for each row of a sheet.',
  'batches.setUp': 'Set up a batch…',
  'batches.setUp.title': 'Choose a Worker for this batch',
  'batches.rows': '{of} rows',
  'batches.unread.newer':
    '{count, plural, one {# batch was} other {# batches were}} written by a newer version of the console. Reload the page to see {count, plural, one {it} other {them}}.',
  'batches.unread.unreadable':
    'Couldn’t read {count, plural, one {# saved batch} other {# saved batches}}. The runs are still in Runs.',
  'batches.unread': 'This browser does not let the console read its batches.',
  'batches.many': '{count} batches are kept in this browser. Delete some you no longer need.',
  'batches.letGo': 'Delete {count, plural, one {the oldest one} other {the # oldest}} that ended',

  'batches.deleted':
    '{count, plural, one {“{name}” was deleted. Its runs stay.} other {# batches were deleted. Their runs stay.}}',
  'batches.deleted.undo': 'Undo',
  'batch.toBatches': 'Go to Batches',
  'batch.unread.none': 'Batch not found in this browser.',
  'batch.unread.none.why':
    'A batch is kept only in the browser that started it. Its runs are in Runs, for every key of its account.',
  'batch.unread.unreadable': 'Couldn’t read this saved batch. Nothing is started. Its runs are in Runs.',
  'batch.unread.newer': 'A newer version of the console wrote this batch. Reload the page.',
  'batch.unread.gone': 'This batch was deleted. Nothing more is started. Its runs are in Runs.',
  'batch.started': 'started {moment}',
  'batch.name': 'Name of the batch',
  'batch.rename': 'Rename',
  'batch.notice.ended': '{name}: ended',
  'batch.notice.paused': '{name}: paused, and waits for you',
  'batch.tabs': 'Parts of the batch',
  'batch.tab.rows': 'Rows',
  'batch.tab.results': 'Results',
  'batch.tab.settings': 'Settings',

  'batch.pause': 'Pause',
  'batch.goOn': 'Resume',
  'batch.goOn.with': 'with {count, number}',
  'batch.runHere': 'Run it here instead',
  'batch.asking': 'Asking the tab that runs this batch…',
  'batch.undone.other': 'Not done yet.',
  'batch.undone.pause': 'Not paused yet.',
  'batch.undone.stop': 'Not stopped yet.',
  'batch.unheard': 'The tab that runs this batch does not answer.',
  'batch.unheard.about':
    'It may be frozen, and does not do this later either. Close it, and the batch pauses. Or take the batch over here: that tab then starts nothing more, and a row that it was just sending may have started.',
  'batch.unheard.pause': 'Take over and pause',
  'batch.unheard.stop': 'Take over and stop',
  'batch.unheard.other': 'Take over',
  'batch.otherKey':
    'Not done: {hasKey, select, yes {the batch does not know this tab’s API key} other {this tab has no API key}}.',
  'batch.otherKey.about': 'Run it here, and the account of this tab’s key is charged for what starts.',
  'batch.otherAccount': 'Not done: the batch was started with another account’s API key.',
  'batch.otherAccount.about': 'Enter a key of that account to run it here.',
  'batch.newVersion': 'Check the rows with the present version',
  'batch.changeRest': 'Change the rows that wait',
  'batch.changeLimit': 'Change the limit',

  'batch.stop': 'Stop…',
  'batch.stop.title': 'Stop this batch?',
  'batch.stop.about':
    '{waiting, plural, =0 {No row waits.} one {One row was not started and will not be.} other {# rows were not started and will not be.}} {running, plural, =0 {No run is under way.} one {One run is under way.} other {# runs are under way.}}',
  'batch.stop.held': 'Nothing is started while this question is open.',
  'batch.stop.unheld': 'Its tab has not answered yet: rows may still start.',
  'batch.stop.starting': 'Meanwhile, rows still start.',
  'batch.stop.running': 'Runs under way',
  'batch.stop.letEnd': 'Let them end',
  'batch.stop.abort': 'Stop them too: what they used is charged',
  'batch.stop.keep': 'Keep it going',
  'batch.stop.confirm': 'Stop the batch',

  'batch.facts': 'Batch status',
  'batch.fact.done': 'Rows done',
  'batch.fact.running': 'Running now',
  'batch.fact.results': 'Results',
  'batch.fact.spent': 'Spent so far',
  'batch.fact.expected': 'Expected for all',
  'batch.fact.left': 'Time left',
  'batch.fact.of': '{part} of {all}',
  'batch.estimate': 'about {value}',
  'batch.standing.running': 'Running',
  'batch.standing.held': 'Running, waits for the platform',
  'batch.standing.paused': 'Paused',
  'batch.standing.tried': 'Paused after the first {count}',
  'batch.standing.stopping': 'Stopping',
  'batch.standing.stopped': 'Stopped',
  'batch.standing.alone': '{count, plural, =0 {No tab follows its runs} other {Paused: no tab runs it}}',
  'batch.standing.ended': 'Done',
  'batch.status.failed': '{count} failed',
  'batch.status.limited': '{count} limited',
  'batch.status.lost': '{count} may have started',
  'batch.status.gone': '{count} unknown',
  'batch.and': ', ',

  'batch.line.first':
    '{count, plural, one {Only the first row is started} other {Only the first # rows are started}}; then it pauses.',
  'batch.line.asked':
    '{count, plural, one {Only the row that you asked for is started} other {Only the # rows that you asked for are started}}; then it pauses.',
  'batch.line.here': 'Keep this tab open; closing it pauses the batch.',
  'batch.line.hereSecret':
    'Keep this tab open: the rows hold secrets, which are gone once it is closed or reloaded.',
  'batch.line.elsewhere': 'This batch runs in another tab. Here you can watch it.',
  'batch.line.alone': 'No tab runs this batch. Resume it here with an API key of its account.',
  'batch.line.never':
    'Batches run only where the console is served by https: without it a browser cannot tell whether another tab runs this one too.',
  'batch.line.secretGone':
    'The rows held secrets and were kept in the tab that is gone: what was not sent cannot be sent from here.',
  'batch.line.planGone': 'Unsent rows can’t be recovered and can’t be sent from here.',
  'batch.line.noAnswer': 'The platform does not answer. Next try in {wait}. No row is marked failed.',
  'batch.line.platform':
    'The platform does not answer ({code}). Next try in {wait}. No row is marked failed.',
  'batch.line.rate':
    'Too many requests{told, select, yes {: the platform asked to wait} other {}}. On in {wait}.',
  'batch.line.places':
    'Every place that your plan has is taken, {count, plural, one {one of them by a run} other {# of them by runs}} started elsewhere. This isn’t a failure.',
  'batch.line.stopping':
    'Stopped: nothing more is started. {count, plural, one {One run is still under way; what it uses is charged.} other {# runs are still under way; what they use is charged.}}',
  'batch.line.notStopped':
    '{count, plural, one {One of them could not be stopped: its row says why.} other {# of them could not be stopped: their rows say why.}} Stop… asks once more.',
  'batch.line.notAsked':
    '{count, plural, one {One of them has not been asked to end: that takes} other {# of them have not been asked to end: that takes}} an API key of the account of the batch.',
  'batch.line.unseen':
    'Enter an API key of the batch’s account to see how {count, plural, one {the run} other {the # runs}} under way {count, plural, one {is} other {are}} going.',
  'batch.line.limit':
    'The platform lets {count, plural, one {one run} other {# runs}} run at once: later rows wait for a place. This isn’t a failure.',
  'batch.line.costs':
    'Waiting for the cost of {count, plural, one {# run} other {# runs}}, to stay within your limit of {limit}.',
  'batch.line.crowded': 'Every place is taken; waiting. This isn’t a failure.',

  'batch.paused.person':
    'Paused. {count, plural, =0 {Nothing is started until you resume.} one {One run under way still ends and is charged; nothing new starts.} other {# runs under way still end and are charged; nothing new starts.}}',
  'batch.paused.stopAsked': 'Paused since Stop was pressed, until you resume or stop it.',
  'batch.paused.tried': 'Paused after the first {count}. Nothing more is started until you resume.',
  'batch.paused.asked':
    'Paused: {count, plural, one {the row that you asked for is} other {the # rows that you asked for are}} done. Nothing more is started until you resume.',
  'batch.paused.closed':
    'Paused when its tab was closed ({time}). {count, plural, one {One row waits.} other {# rows wait.}}',
  'batch.paused.failures':
    'Paused: {count, plural, one {one failure} other {# failures in a row}}{limited, plural, =0 {} one {, one of them stopped by its limit} other {, # of them stopped by their limits}}, rows {rows}, the last: “{reason}”. Look, then resume or stop.',
  'batch.paused.limited':
    'Paused: {count, plural, one {one run was stopped by its limit} other {# runs in a row were stopped by their limits}}, rows {rows}, the last: “{reason}”. Look, then resume or stop.',
  'batch.paused.lost':
    'Paused: the answers to {count, plural, one {one start} other {# starts}} were lost, rows {rows}. Look, then resume or stop.',
  'batch.paused.gone': 'Paused. {why} Look, then resume or stop.',
  'batch.line.gone':
    'The platform no longer knew {count, plural, one {the run of row {rows}} other {the runs of rows {rows}}}, which may go on and be charged.',
  'batch.paused.spent': 'Paused: {spent} is spent; your limit is {limit}.',
  'batch.paused.unknownCosts':
    'Paused for the unknown cost of {count, plural, one {# run} other {# runs}}, to stay within your limit of {limit}. Look, then resume or stop.',
  'batch.paused.balance':
    'Paused: the balance ran out{row, select, none {} other { at row {row}}}. Top it up in the CoreClaw Console, then resume.',
  'batch.paused.noKey': 'Paused: the tab that ran it had no API key. Resume with one of the batch’s account.',
  'batch.paused.key': 'Paused: CoreClaw rejected the API key. Enter one of the same account, then resume.',
  'batch.paused.version':
    'Paused: the Worker, or its version {version}, is not available. Rows keep the version that they were checked with.',
  'batch.paused.refused': 'Paused: the platform refuses to start more: {reason}',
  'batch.paused.otherAccount':
    'Paused: the tab that ran it had an API key of another account. Resume with one of the batch’s account.',
  'batch.paused.otherKey':
    'Paused: this tab’s API key is not the one that the batch began with. Resume if the account of this key may be charged, or enter the first key.',
  'batch.paused.otherTabKey':
    'Paused: the other tab’s API key is not the one that the batch began with. Resume here with a key of the batch’s account.',
  'batch.paused.unkept':
    'Paused: this browser did not keep what is noted before a start, so nothing was sent. Make room, then resume.',

  'batch.paused.damaged':
    'Paused: saved data is damaged, and {count, plural, one {row} other {rows}} {rows} can’t be sent. Leave {count, plural, one {it} other {them}} out, then resume.',

  'batch.said.done': '{part} of the rows are done.',
  'batch.said.lost':
    '{count, plural, one {One row may have started: decide about it.} other {# rows may have started: decide about them.}}',
  'batch.said.rate': 'Waiting, as too many requests were sent. It continues by itself.',
  'batch.said.platform': 'Waiting for the platform to answer. It continues by itself.',
  'batch.end': '{parts}.',
  'batch.end.and': ', ',
  'batch.end.succeeded': '{count, number} succeeded',
  'batch.end.failed': '{count, number} failed',
  'batch.end.stopped': '{count, number} stopped',
  'batch.end.limited': '{count, number} stopped by {count, plural, one {its limit} other {their limits}}',
  'batch.end.gone': '{count, number} unknown',
  'batch.end.leftOut': '{count, number} left out',
  'batch.end.results': '{count, plural, one {one result} other {# results}}',
  'batch.end.spent': 'It has spent what it may, {limit}: nothing more is sent before that limit is changed.',
  'batch.end.open':
    '{settled} of {all} rows are settled; {count, plural, one {row {rows} waits} other {rows {rows} wait}} for you.',
  'batch.end.openMany': '{settled} of {all} rows are settled; {count} wait for you.',

  'batch.rows': 'Rows of the batch',
  'batch.rows.keys': 'Arrow keys move, Space opens a row, Escape closes it, Enter opens its run.',
  'batch.detail.open': 'Open row {row}',
  'batch.filter': 'Filter the rows',
  'batch.filter.states': 'Rows by state',
  'batch.filter.all': 'All',
  'batch.filter.none': 'No matching rows.',
  'batch.range': 'Rows {first} to {last} of {total}, in the order of the file',
  'batch.following': 'Live',
  'batch.followAgain': 'Go to live rows',
  'batch.column.row': 'Row',
  'batch.column.state': 'State',
  'batch.column.run': 'Run',
  'batch.column.results': 'Results',
  'batch.column.cost': 'Cost',
  'batch.column.duration': 'Duration',
  'batch.column.happened': 'What happened',
  'batch.row.succeeded': 'Succeeded',
  'batch.row.failed': 'Failed',
  'batch.row.lost': 'May have started',
  'batch.row.stopped': 'Stopped',
  'batch.row.sending': 'Sending',
  'batch.row.started': 'Running',
  'batch.row.waiting': 'Waiting',
  'batch.row.leftOut': 'Left out',
  'batch.row.leftOut.do': 'Leave out',
  'batch.row.leftOut.do.label': 'Leave out row {row}',
  'batch.row.putBack': 'Put back',
  'batch.row.putBack.label': 'Put back row {row}',
  'batch.rows.putBack': 'Put back all {count, number}',
  'batch.row.again': 'Retry…',
  'batch.row.again.label': 'Retry row {row}…',

  'batch.happened.failed': 'The platform does not say why.',
  'batch.happened.noResults': 'No results.',
  'batch.happened.limited': 'Stopped by its limit.',
  'batch.happened.stopped': 'Stopped on request.',
  'batch.happened.notEnded': 'Asked to end, and not seen to end: it may go on and be charged.',
  'batch.happened.gone': 'The platform no longer has this run. Its final status and cost are unknown.',
  'batch.happened.aborting': 'Stopping',
  'batch.happened.notAsked': 'Not asked to end yet.',
  'batch.happened.notAborted': 'Could not be stopped: {reason}',
  'batch.happened.lost': 'No answer came to its start ({time}).',
  'batch.happened.left': 'The tab was left before the answer to its start came ({time}).',
  'batch.happened.earlier':
    '{count, plural, one {Its one result is} other {Its # results are}} of an earlier run.',
  'batch.happened.elsewhere': 'Started in “{name}”.',

  'batch.retry': 'Retry {count} failed',
  'batch.retry.limited': 'Retry {limited} stopped by {limited, plural, one {its limit} other {their limits}}',
  'batch.retry.both':
    'Retry {count} failed, {limited} stopped by {limited, plural, one {its limit} other {their limits}}',
  'batch.retry.more': 'More actions for these rows',
  'batch.correct': 'Correct them first',
  'batch.saveFailed': 'Save them as CSV',

  'batch.settings.base': 'Same for every row',
  'batch.rule.parallel': 'Parallel runs',
  'batch.rule.parallel.hint': 'From 1 to 100; fewer when the platform refuses more.',
  'batch.rule.failures': 'Pause after failures in a row',
  'batch.rule.failures.hint': '0: never. A run that its limit stops counts as one.',
  'batch.rule.spent': 'Pause once spent, USD',
  'batch.rule.spent.hint': 'Empty: no limit. Runs under way still end.',
  'batch.rule.wrong': 'This number can’t be used; the previous one stays.',
  'batch.copy': 'Edit and run again',
  'batch.copy.about':
    'Sets up {count, plural, one {its row} other {all # rows}} again as another batch, with the values of this one; rows that were left out stay so. Nothing is started before you say so.',
  'batch.delete': 'Delete this batch',
  'batch.delete.about': 'Deletes what this browser keeps of the batch. Its runs stay.',
  'batch.delete.paused': 'Pause it first',

  'batch.results.yours': 'Your row',
  'batch.results.result': 'Result',
  'batch.results.soon': 'Results appear here as soon as the first row is done.',
  'batch.results.none': 'No results. What happened stands beside each row.',
  'batch.results.gone':
    'The platform gives no rows of {count, plural, one {one run} other {# runs}} any more: it keeps results for at most 7 days.',
  'batch.results.came': 'Column {name} came with {has} of {all} runs.',
  'batch.results.drift': '{count, number} columns came with some runs only',
  'batch.results.from': 'Results of {done, number} of {total, number} rows.',
  'batch.results.ofFailed':
    '{count, plural, one {One result of a failed run is among them.} other {# results of failed runs are among them.}}',
  'batch.results.ofEarlier':
    '{count, plural, one {One is} other {# are}} of an earlier run of its row, which gave more than the last.',
} as const;
