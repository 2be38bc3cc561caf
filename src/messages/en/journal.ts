export const starting = {
  'start.waiting': 'Waiting for the run to end… {elapsed}',
  'start.waiting.limit':
    'The platform waits 30 seconds to 5 minutes for it; after that the run continues on its own. “Stop waiting” does not stop the run.',
  'start.waiting.over':
    'The platform’s limit of 5 minutes has passed: the run continues on its own, and its answer may never come. “Stop waiting” does not stop the run.',
  'start.waiting.cancel': 'Stop waiting',
} as const;

export const balance = {
  'start.balance.zero': 'Your balance is {balance}: the platform will probably refuse the run.',
  'start.balance.low': 'Your balance of {balance} is below the maximum charge of {charge}.',
} as const;

export const lost = {
  'start.unknown.title': 'The run may have started',
  'start.unknown.advice':
    'The request was sent, but no answer came back to say whether the run was started. Each run is charged, so nothing is sent again automatically.',
  'start.unknown.cancelled': 'You stopped waiting. If the run was started, it continues.',
  'start.unknown.reload':
    'You left this page while a run was being started at {time}, so the answer was not seen. Each run is charged, so nothing is sent again automatically.',
  'start.unknown.runs': 'Look at the runs',
  'start.unknown.another': 'Start another run anyway',
  'start.unknown.looking': 'Looking for it among the runs{among, select, worker { of this Worker} other {}}…',
  'start.unknown.unread': 'The list of runs could not be read, so it is not known yet.',
  'start.unknown.found': 'The platform shows that the run started',
  'start.unknown.found.one':
    'This run{among, select, worker { of the Worker} other {}} started about when you requested yours at {time}:',
  'start.unknown.found.several':
    '{count, plural, one {This run{among, select, worker { of the Worker} other {}} may be yours, which you requested at {time}:} other {It may be one of these runs{among, select, worker { of the Worker} other {}}; you requested yours at {time}:}}',
  'start.unknown.found.taken':
    'You have taken {count, plural, one {it} other {each of them}} for the run of another start before, so one of the two starts may have led to no run.',
  'start.unknown.found.more':
    '{count, plural, one {One more run may be yours.} other {# more runs may be yours.}}',
  'start.unknown.found.open': 'Open the run',
  'start.unknown.found.run': 'Run of {moment}',
  'start.unknown.found.notBegun': 'Run that is waiting to begin',
  'start.unknown.found.notIt': '{count, plural, one {Not mine} other {None is mine}}',
  'start.unknown.none': 'No matching run found as of {until}',
  'start.unknown.none.advice':
    'You requested it at {time}, and the platform lists no run{among, select, worker { of this Worker} other {}} that could be it. It may still turn up, and is looked for while this is shown. If you start it again, it is looked for once more first.',
  'start.unknown.lookAgain': 'Look again',
  'start.sync.direct':
    'A synchronous run keeps one connection open for minutes. If it breaks, your browser may send the request again without telling: that would be two runs.',
  'start.sync.direct.async': 'Use Async',
  'start.unkept':
    'This browser can’t save a record of this start. Keep this page open until you know whether it started: once closed, the console can’t look for its run.',

  'start.unknown.otherKey.none':
    'The start was sent with a different API key from the one that this tab has now. If that key belongs to another account, its runs are not in the list that was read: enter that key to find out.',
  'start.unknown.otherKey.found':
    'The start was sent with a different API key from the one that this tab has now. These runs are yours only if both keys belong to one account.',
  'start.unknown.otherKey.enter': 'Enter a key',
} as const;

export const news = {
  'start.news.started': 'The run of {what} has started',
  'start.news.open': 'Open the run',
  'start.news.refused': 'The run of {what} was not started',
  'start.news.refused.about':
    'You requested it at {time}, and left that screen before the answer came. No run was created.',
  'start.news.back': 'Back to where you started it',
  'start.news.lost': 'The run of {what} may have started',
  'start.news.lost.about': 'No answer came back to say whether the request at {time} started a run.',
  'start.news.look': 'Check now',
  'start.news.late': 'A run that may be yours has turned up',
  'start.news.late.about':
    'The start of {what} at {time} had no answer, and its run was not listed then. This run may be it, and is charged beside any that you started since.',
  'start.news.twice': 'Your browser may have sent this twice: two runs started',
  'start.news.twice.about':
    'You requested one run of {what} at {time}. A second one of its Worker began at about the same moment. Unless a schedule or somebody else started that, your browser sent yours twice; both are charged.',
  'start.news.second.open': 'Open the other run',
  'start.news.second.abort': 'Stop the other run',
  'start.news.second.aborting': 'Stopping…',
  'start.news.second.aborted': 'The platform was asked to stop the other run.',
  'start.news.refusedRun': 'The platform refused the start of {what}, and named a run all the same',
  'start.news.refusedRun.about': 'The run is there, and may be charged. Nothing is sent again automatically.',
  'start.news.what.run': 'a Worker that was run again',
  'start.news.what.row': 'row {row} of a batch of {worker}',
  'start.news.what.task': 'the task {task}',
} as const;

export const history = {
  'history.kept':
    '{count, plural, one {This browser keeps the input of # run.} other {This browser keeps the inputs of # runs.}}',
  'history.clear': 'Clear history',
  'history.clear.about': 'Clears only the saved inputs; the runs themselves stay.',
  'history.cleared': 'The run inputs saved in this browser have been cleared.',
  'history.edit': 'Edit and run again',
  'history.otherAgain': 'Other ways to run it again',
  'history.input': 'Input',
  'history.input.json': 'What this run was started with, as a request',
  'history.input.copy': 'Copy request',
  'history.input.omitted':
    'Left out, because {count, plural, one {it looks like a secret} other {they look like secrets}}: {names}. Fill {count, plural, one {it} other {them}} in again before you start.',
  'history.input.unchecked':
    'Left out, because {count, plural, one {it looks like a secret or} other {they look like secrets or}} could not be looked at for any: {names}. Fill {count, plural, one {it} other {them}} in again before you start.',
  'history.input.elsewhere': 'Only the browser that starts a run keeps its input.',
  'history.input.gone': 'This run was started here, but its input is not kept.',
  'history.input.large': 'This run’s input was too large to be kept in this browser.',
  'history.input.task': 'Started as a task',
  'history.input.unreadable': 'The input that this browser keeps of this run is damaged.',
  'history.input.newer':
    'A later version of the console saved this run’s input. This version cannot read it.',
  'history.input.found':
    'This run is probably the start whose answer was lost. The input shown is the one of that start.',
} as const;

export const account = {
  'account.balanceUntil': 'Balance {amount}, until {moment}',
  'account.traffic': 'Traffic left: {amount}',
  'account.trafficUntil': 'Traffic left: {amount}, until {moment}',
} as const;
