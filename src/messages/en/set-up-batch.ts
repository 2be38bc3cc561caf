export const setUpBatch = {
  'grid.keys':
    'Arrow keys move, Enter or typing edits, Escape restores, Delete clears, Ctrl+C and Ctrl+V copy and paste cells, Ctrl+D fills the selected cells with the first row of them, Shift+F2 edits as the field of the form.',

  'batch.rowsFile': 'Rows file',
  'batch.drop': 'Drop a sheet here: each row becomes one run',
  'batch.drop.about':
    'CSV, TSV or Excel, up to {most} rows. It is read in this browser and not uploaded. Nothing is started yet.',
  'batch.choose': 'Choose a file',
  'batch.paste': 'Paste cells',
  'batch.pasteOther': 'Paste',
  'batch.fromResults': 'From results of a run…',
  'batch.bringBack': 'Bring back the rows',
  'batch.aside':
    '{count, plural, one {The row that was} other {The # rows that were}} here before {count, plural, one {is} other {are}} put aside: {name}.',
  'batch.aside.back': 'Bring them back',
  'batch.aside.letGo': 'Discard them',
  'batch.pasteHere': 'Paste cells here',
  'batch.type': 'Type rows',
  'batch.fromList': 'One run for each item of {name}',
  'batch.reading': 'Reading {name}… {part}',
  'batch.reading.cancel': 'Cancel',
  'batch.about.columns': 'Columns find their fields',
  'batch.about.columns.text':
    'By name or title. You can change it, and fields without a column take the form’s values.',
  'batch.about.rows': 'Rows are checked like the form',
  'batch.about.rows.text': 'What cannot be sent is marked in its cell, and corrected there.',
  'batch.about.table': 'One table comes back',
  'batch.about.table.text': 'With your own columns in front. Only failed rows need sending again.',
  'batch.example': 'A sheet for this Worker looks like this',
  'batch.example.download': 'Download as CSV',
  'batch.example.copy': 'Copy',
  'batch.earlier': 'Earlier batches of this Worker',
  'batch.earlier.all': 'All {count}',
  'batch.earlier.done': '{count} of {of} rows succeeded',
  'batch.earlier.failed': '{count} failed',
  'batch.earlier.limited': '{count} stopped by a limit',
  'batch.earlier.lost': '{count} may have started',
  'batch.one.title': 'Not sure that a batch is needed?',
  'batch.one.about':
    'This Worker makes one subtask of each item of {name}. If your rows differ in nothing else, one run does it: put them into {name}.',
  'batch.one.go': 'Go to {name}',

  'batch.source.pasted': 'Pasted',
  'batch.source.typed': 'Typed',
  'batch.source.list': 'Items of {name}',
  'batch.source.first': '{name}: {first}{count, plural, =0 {} one { and # more} other { and # more}}',
  'batch.source.results': 'Results of {name}',
  'batch.source.batch': 'Rows of {name}',
  'batch.source.moved': 'Rows that are started from here are left out of that batch.',
  'batch.source.left': 'It may spend {left} more of its {of}: the limit here is that.',
  'batch.source.back':
    'Rows that are sent from here go back into “{name}”, in the place of what they sent there.',
  'batch.apart.gone': '“{name}” was deleted: these rows become a batch of their own.',
  'batch.apart.unread': '“{name}” cannot be read: these rows become a batch of their own.',
  'batch.apart.secret':
    '“{name}” holds secrets, of which nothing is kept: these rows become a batch of their own.',
  'batch.apart.secretRow':
    'A row holds what looks like a secret, which “{name}” may not keep: these rows become a batch of their own.',
  'batch.apart.account':
    '“{name}” is of another account than this API key: these rows become a batch of their own.',
  'batch.apart.version':
    '“{name}” runs another version of this Worker: these rows become a batch of their own.',
  'batch.apart.columns':
    'The columns are other ones than those of “{name}”, or fill something else: these rows become a batch of their own.',
  'batch.apart.form':
    'The form has other values than “{name}” ran with: these rows become a batch of their own.',
  'batch.apart.added':
    'There are rows that “{name}” does not have: all of these become a batch of their own.',
  'batch.apart.leftOut': 'This row was left out of “{name}”, and becomes a batch of its own.',
  'batch.apart.known': 'In that batch they are marked as started elsewhere.',
  'batch.rowCount': '{count, plural, one {# row} other {# rows}}',
  'batch.source.menu': 'Rows',
  'batch.replace': 'Replace',
  'batch.clear': 'Clear',
  'batch.cut': 'Rows {first} to {last} of {of} were taken: a batch has no more.',
  'batch.cut.file':
    'Rows {first} to {last} of {of} were taken: no more of them can be read. Divide the file, or remove columns from it.',
  'batch.cut.next': 'Take those from {first} on instead',
  'batch.left':
    'A batch has up to {most} columns: those that fill a field and the first others were taken, {count} were not.',
  'batch.left.take': 'Take another column…',
  'batch.missing':
    '{count, plural, one {# more row was} other {# more rows were}} reported by the platform among the results, but not returned.',

  'batch.replaceEdited': 'Replace {count, plural, one {the row} other {the # rows}} that you worked on?',
  'batch.replaceEdited.about':
    'Rows were edited, left out or started since they came. Undo brings back what stands there now.',
  'batch.replaceEdited.do': 'Replace them',
  'batch.replaceEdited.keep': 'Keep them',

  'batch.results.title': 'Rows from results',
  'batch.results.search': 'Search, or paste a run ID or a link',
  'batch.results.named': 'Take the results of run {run}',
  'batch.results.recent': 'Recent runs',
  'batch.results.batches': 'Batches of this browser',
  'batch.results.rows': '{count, plural, one {# row} other {# rows}} of its runs',
  'batch.results.deleted': '{count} rows, deleted by the platform',
  'batch.results.noneYet': 'No run of the last 30 days gave results.',
  'batch.results.noneFits': 'No matching recent runs. Find an older one by its ID or link.',
  'batch.results.older': 'There may be more runs than these: they are found by their ID or link.',
  'batch.results.other': 'Choose another run',
  'batch.results.noRows': 'It gave no rows.',
  'batch.results.live': 'It is still running: rows that come later are not taken.',
  'batch.results.most': 'The first {taken} of {of} rows are taken: a batch has no more.',
  'batch.results.reading': 'Reading {read} of {total} rows…',
  'batch.results.columns': 'Columns to take: {chosen} of {count}',
  'batch.results.searchColumns': 'Search columns',
  'batch.results.all': 'All',
  'batch.results.noColumns': 'None',
  'batch.results.fills': 'fills {name}',
  'batch.results.tooManyColumns': 'A batch has up to {most} columns: choose fewer.',
  'batch.results.take': '{count, plural, one {Take # row} other {Take # rows}}',
  'batch.results.row': 'Row',
  'batch.results.unread': 'This browser no longer has that batch.',

  'batch.useAsRows.search': 'Search Workers, or paste an ID, owner/name or a link',
  'batch.useAsRows.named': 'What you named',
  'batch.useAsRows.recent': 'Opened before',
  'batch.useAsRows.store': 'In the store',
  'batch.useAsRows.none': 'No matching Workers.',

  'batch.fault.title': '{name} cannot be read',
  'batch.fault.none': '{name} has no rows',
  'batch.fault.pasted': 'What was pasted',
  'batch.fault.noneAfter': 'Read like that, {name} has no rows after row {row}. Nothing was taken.',
  'batch.fault.onlyHeader': 'Its one row was taken for a header.',

  'batch.grid': 'Rows of the batch',
  'batch.column': 'Column {name}',
  'batch.column.label': 'Label only',
  'batch.column.unused': 'Not used',
  'batch.column.fields': 'Fields of the form',
  'batch.column.options': 'Run options',
  'batch.column.other': 'Nothing that is sent',
  'batch.column.items': 'Several items in a cell',
  'batch.column.items.lines': 'Each on a line of its own',
  'batch.column.items.by': 'Separated by {mark}',
  'batch.column.auto': 'auto',
  'batch.column.option': 'option',
  'batch.column.lost': '{name} (no longer there)',
  'batch.column.parted': 'by {mark}',
  'batch.cell': 'Row {row}, {column}',
  'batch.add': 'Add a row',
  'batch.rows.leaveOut': 'Leave {count, plural, one {row {row}} other {the # selected rows}} out',
  'batch.rows.takeBack': 'Take {count, plural, one {row {row}} other {the # selected rows}} back',
  'batch.rows.remove': 'Remove {count, plural, one {row {row}} other {the # selected rows}}',
  'batch.search': 'Search rows',
  'batch.wrongOnly': 'Only rows with a problem',
  'batch.found': '{count, plural, one {# row} other {# rows}} of {of}',
  'batch.noneFound': 'No matching rows.',

  'batch.pastHidden':
    '{count, plural, one {The last line was} other {The last # lines were}} not put in: no row is shown there. Show all rows, then paste again.',
  'batch.problem.inColumn': '{column}: {text}',
  'batch.problem.sheetError': '{text} is an error of the spreadsheet, not a value.',
  'batch.problem.doubtful':
    '{text} is read as {own}. As the other cells of this column are written, it is {other}.',
  'batch.problem.either': '{text} can be {own} or {other}.',
  'batch.problem.useAllLike': 'All {count} like {text}',
  'batch.problem.takeAsRead': 'Keep the column as it is read',
  'batch.problem.takeErrors': 'Send {text} as text',
  'batch.problem.uneven':
    '{count, plural, one {# item} other {# items}} here, {most} in {name}: each is for one row of the table, so there have to be as many. For a blank last item, end the cell with what parts the items.',
  'batch.problem.at': 'Row {row}, {column}:',
  'batch.problem.atRow': 'Row {row}:',
  'batch.problem.use': 'Use {text}',
  'batch.problem.useAll': 'Correct all {count} in this column',
  'batch.problem.of': '{at} of {count}',
  'batch.problem.next': 'Next problem (F8)',
  'batch.problem.previous': 'Previous problem (Shift+F8)',
  'batch.problem.open': 'Edit as a field…',
  'batch.problem.leaveOut': 'Leave this row out',
  'batch.problem.clash': '{target} is filled by {count} columns: {names}.',
  'batch.problem.lost':
    '{count, plural, one {# column has} other {# columns have}} lost {count, plural, one {its} other {their}} field: {names}. The Worker has changed; choose what {count, plural, one {it fills} other {they fill}} now.',
  'batch.problem.needed':
    'Each row of the table needs {name}, and no column fills it: choose one in its head, or add it to the sheet.',
  'batch.problem.noTarget': 'No column fills a field yet: choose one in the head of a column.',
  'batch.problem.form': '{name} has neither a column nor a value in the form.',
  'batch.problem.formWrong': '{name} is not right in the form.',
  'batch.problem.formJson': 'The JSON of the form is not right.',
  'batch.problem.formEmpty': 'The form sends nothing, and no column fills it.',
  'batch.problem.formReading': '{name} is still being read.',
  'batch.problems.count': '{count, plural, one {row has a problem} other {rows have a problem}}',
  'batch.problems.leaveOut': 'Leave {count, plural, one {it} other {them}} out',
  'batch.problems.checking': 'Checking {count} rows…',
  'batch.leftOut': '{count, plural, one {# row is} other {# rows are}} left out.',
  'batch.leftOut.back': 'Take back',
  'batch.repeats': '{count, plural, one {1 row repeats an earlier one:} other {# rows repeat earlier ones:}}',
  'batch.repeats.rows': '{rows}. Each would be charged again.',
  'batch.repeats.removed': '{count, plural, one {1 repeated row was} other {# repeated rows were}} removed.',
  'batch.repeats.remove': 'Remove {count}',
  'batch.ownKey':
    'Your API key is in {names}, {count, plural, one {row} other {rows}} {rows}. A run would give it to the Worker, and whoever wrote that could use it.',
  'batch.secrets':
    'What looks like a secret is in {names}. The batch is kept in this tab only, and is gone once the tab is closed.',
  'batch.dropped':
    '{name} was taken; {count, plural, one {the other file was} other {the # other files were}} not.',
  'batch.dropped.about':
    'A batch has the rows of one file: put several together in a spreadsheet, or set up a batch for each.',
  'batch.dropped.take': 'Take {name} instead',
  'batch.dropToReplace': 'Drop to replace {count, plural, one {the row} other {the # rows}}',
  'batch.more': '{count} more',
  'batch.showMore': 'Show {count} more',

  'batch.form.title': 'Same for every row',
  'batch.form.edit': 'Edit in the form',
  'batch.form.change': 'Change {name}: {value}',
  'batch.form.edited': '{name}, in the form',
  'batch.field.done': 'Done',
  'batch.field.cancel': 'Cancel',
  'batch.field.lines':
    'Each line of a cell is an item of its own here. Write it in one line, or let another mark part the items, in the head of the column.',
  'batch.field.parted':
    '“{item}” holds {mark}, which parts the items of a cell here. Leave it out, or choose another mark in the head of the column.',
  'batch.form.parts':
    'Each row makes its own rows of {name}. What the form holds there is not sent, and no column fills {columns}.',
  'batch.form.blank': 'Empty cells send nothing, not the form’s value: {names}.',
  'batch.form.empty': 'empty',
  'batch.form.wrong': 'not right',
  'batch.form.on': 'On',
  'batch.form.off': 'Off',
  'batch.form.items': '{count, plural, one {# item} other {# items}}',
  'batch.form.more': 'Show all {count}',

  'batch.rail': 'Start of the batch',
  'batch.try': '{count, plural, one {Try the first row} other {Try the first #}}',
  'batch.try.rows': '{count, plural, one {Runs row {rows}} other {Runs rows {rows}}}, then pauses.',
  'batch.startAll': 'Start all {count}',
  'batch.startNone': 'Start all',
  'batch.addFirst': 'Add rows first.',
  'batch.runs': '{count, plural, one {run} other {runs}}',
  'batch.subtasks': ', {count, plural, one {# subtask} other {# subtasks}}',
  'batch.unsent':
    '{count, plural, one {Not sent, as it fills no field:} other {Not sent, as they fill no field:}} {names}.',
  'batch.time': 'about {time}',
  'batch.time.about': 'As long as the latest runs of this Worker took, so many at a time.',
  'batch.atMost': 'At most',
  'batch.atMost.money': 'at most {money}',
  'batch.atMost.noLimit': 'no limit of what they cost',
  'batch.atMost.uncapped': 'for {count, plural, one {# run} other {# runs}}',
  'batch.cap.amount': 'Amount per run',
  'batch.cap.scope': 'These rows',
  'batch.cap.sum': '{count, plural, one {# run} other {# runs}}: at most {usd}',
  'batch.about.money': 'about {money}',
  'batch.about.cut':
    '{count, plural, one {# run will likely reach its maximum charge.} other {# runs will likely reach their maximum charge.}}',
  'batch.about.wrong': 'Without the {count, plural, one {row} other {# rows}} with a problem.',
  'batch.about.learned':
    '{runs, plural, =0 {By your price of the Worker.} one {Learned from # run.} other {Learned from # runs.}}',
  'batch.starting': 'Starting…',
  'batch.balance.short': 'The balance of {balance} may not be enough.',
  'batch.limits': 'Batch options',
  'batch.limits.parallel': '{count} at a time',
  'batch.limits.plan': '{count} at a time, as your plan allows',
  'batch.limits.unknown': '{count} at a time, as your plan is not known',
  'batch.limits.failures': '{count, plural, =0 {no pause after failures} other {pauses after # failures}}',
  'batch.limits.spent': 'pauses at {usd}',
  'batch.parallel': 'Parallel runs',
  'batch.parallel.about': 'Where your plan allows fewer, the other rows wait.',
  'batch.parallel.plan': 'Your plan allows {runs} at a time.',
  'batch.parallel.less': 'One run less at a time',
  'batch.parallel.more': 'One run more at a time',
  'batch.failures': 'Pause after failures in a row',
  'batch.failures.count': 'Failures in a row',
  'batch.spent': 'Pause once this is spent',
  'batch.spent.usd': 'USD that may be spent',
  'batch.spent.left': 'Pause at {usd}, what is left of your budget',
  'batch.spent.left.unknown':
    'What {count, plural, one {one run} other {# runs}} under way or waiting will take of it is not known.',
  'batch.spent.unknown': 'Waits up to two minutes for a pending cost, which then counts as nothing.',
  'batch.spent.wrong': 'Enter an amount above 0, such as 6.00.',
  'batch.limits.about': 'Runs under way then still end, and are charged.',

  'batch.fewer.one': 'One run may do',
  'batch.fewer.one.about':
    'This Worker splits lists by itself. Put the {count} items into {name} instead: the same {count} subtasks, in one run and one table.',
  'batch.fewer.one.labels': 'Columns that fill no field stay behind.',
  'batch.fewer.cap': 'The maximum charge then holds for all items of a run together.',
  'batch.fewer.one.do': 'Put them into {name}',
  'batch.fewer': 'Fewer runs may do: {runs} instead of {count}',
  'batch.fewer.about':
    'This Worker splits lists by itself. Rows that differ only in {name} can share a run: the same {items} subtasks.',
  'batch.fewer.labels': 'Labels then stay with the run, not with each item.',
  'batch.fewer.do': 'Combine them',

  'batch.confirm.title': 'Start {count, plural, one {# run} other {# runs}}?',
  'batch.confirm.about': 'Each row starts a run, and each run costs money.',
  'batch.back.send': 'Send {count, plural, one {one row} other {# rows}} again',
  'batch.back.title': 'Send {count, plural, one {one row} other {# rows}} again?',
  'batch.back.confirm':
    'Start {count, plural, one {one run} other {# runs}}{usd, select, none { anyway} other {, at most {usd}}}',
  'batch.back.ofAll':
    'The first {count, plural, one {row starts} other {# rows start}} now. Of all {of} rows of this batch:',
  'batch.back.succeeded':
    '{of, plural, one {It succeeded already: this is another run, and is charged too.} other {{count, plural, one {One of them} other {# of them}} succeeded already: sent again, {count, plural, one {it is another run} other {they are other runs}}, and charged too.}}',
  'batch.back.open':
    '{of, plural, one {Its run} other {{count, plural, one {The run of one of them} other {The runs of # of them}}}} may go on yet: then {count, plural, one {both are} other {they are all}} charged.',
  'batch.back.elsewhere':
    '{of, plural, one {It was} other {{count, plural, one {One of them was} other {# of them were}}}} started in another batch already: {count, plural, one {it is} other {they are}} charged there and here.',
  'batch.back.left':
    '{count, plural, one {The result so far of rows that you edited leaves} other {The # results so far of rows that you edited leave}} the table of the batch. They stay in their runs, which the row then names.',
  'batch.back.kept':
    '{count, plural, one {The result so far of rows that ask for the same as before stays} other {The # results so far of rows that ask for the same as before stay}} in the table until a new run of the same row gives as many.',
  'batch.confirm.runs': 'Runs',
  'batch.confirm.subtasks': 'Subtasks',
  'batch.confirm.atMost': 'At most',
  'batch.confirm.about.cost': 'Expected',
  'batch.confirm.stop': 'Pauses',
  'batch.confirm.stop.failures': 'after {count, plural, one {# failure} other {# failures}} in a row',
  'batch.confirm.stop.spent': 'once {money} is spent',
  'batch.confirm.stop.never': 'never by itself',
  'batch.confirm.each': 'for each run',
  'batch.confirm.leftOut': 'Left out',
  'batch.confirm.start': 'Start all {count}{usd, select, none { anyway} other {, at most {usd}}}',
  'batch.confirm.ownKey':
    'Your API key is in {count, plural, one {row} other {rows}} {rows}: the Worker would get it, and whoever has a key of the account could read it.',
  'batch.confirm.alike':
    'A batch of the very same rows, “{name}”, was started at {time}, while they stood here: perhaps in another tab. Each row is charged again.',
  'batch.confirm.try': 'Start {count}{usd, select, none { anyway} other {, at most {usd}}}',
  'batch.failed.title': 'The batch was not started',
  'batch.failed.about': 'This browser could not note it down, and without a note nothing is sent. Try again.',
  'batch.failed.moved':
    'These rows wait in the batch that they were taken from, and not all of them could be left out there: one may have been sent by now, or its rows hold secrets and are in another tab. Nothing was sent here. Open that batch, in its own tab if there is one, then take its rows again; or delete it.',
  'batch.failed.back': 'These rows were not sent',
  'batch.failed.unknown': 'It is not known whether these rows were sent',
  'batch.failed.changedThere':
    'One of them was sent again since it was taken from its batch; or the batch was paused or stopped meanwhile, or the tab that runs it does not answer. Look at the batch, then try once more or take its rows again.',
  'batch.failed.spent':
    'Their batch has spent what it may. Change its limit first, then come back here: the rows stay as they are.',
  'batch.failed.spent.to': 'Go to its limit',
  'batch.failed.secret':
    'One of them holds what looks like a secret, which its batch may not keep. They can be started as a batch of their own.',
  'batch.failed.otherKey':
    'This tab’s API key may be of another account than the batch. Open the batch to confirm it.',
  'batch.failed.otherAccount':
    'The batch was started with another account’s API key. Enter a key of that account.',
  'batch.failed.unheard':
    'The tab that runs their batch has not answered. Look at the batch before you try once more.',
  'batch.filled': 'The form has the values that “{name}” ran with',
  'batch.filled.changed': 'Changed in the form: {names}.',
  'batch.filled.aside': 'What stood there is put aside.',
  'batch.taken.unread':
    'The rows of that batch could not be taken: this browser has them no more, or another version of the console set them up.',
  'batch.taken.undecided':
    'That row may have a run: decide about it in its batch first, then edit it. No row was taken.',
  'batch.failed.changed':
    'The rows or the form were changed after it was asked for. Nothing was sent: look at them, then start again.',

  'batch.storage.full':
    'This browser cannot keep the rows over a reload: its storage is full or blocked. They are safe as long as this tab stays open.',

  'batch.narrow.columns': 'Columns',
  'batch.narrow.rows': 'Rows',
  'batch.narrow.all': 'Show all {count}',
  'batch.narrow.row': 'Row {row}',
} as const;
