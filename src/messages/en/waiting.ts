export const waiting = {
  'waiting.keep': 'Save without starting',
  'waiting.keep.about': 'It costs nothing, and starts only when you start it under Runs.',
  'waiting.keep.sending': 'Sending…',
  'waiting.kept': 'Saved, not started',
  'waiting.kept.about': 'It never starts by itself. Once the balance is enough, start it under Runs.',
  'waiting.kept.beside':
    '{count, plural, one {Another run of this Worker waits there, too: discard it under Runs if it is the same.} other {# other runs of this Worker wait there, too: discard those that are the same under Runs.}}',
  'waiting.kept.link': 'Waiting runs',
  'waiting.lost': 'It is not known whether the run waits on the platform',
  'waiting.lost.about': 'The request was sent, and no answer came back. Nothing is sent again by itself.',
  'waiting.lost.looking': 'Looking for it among the waiting runs…',
  'waiting.lost.none':
    'It is not among the waiting runs, but it may still arrive. Look again in two minutes.',
  'waiting.lost.final': 'It is not in the queue. The request did not go through.',
  'waiting.lost.otherKey': 'It was sent with another API key: only with that one it can be looked for.',
  'waiting.lost.look': 'Look again',
  'waiting.lost.forget': 'Forget it',
  'waiting.lost.unread': 'The list of waiting runs could not be read.',
  'waiting.lost.of': 'A run of {worker}, sent {moment}',
  'waiting.seen':
    '{count, plural, one {One waits now that did not wait before: most likely this.} other {It is one of # runs that wait now and did not before.}}',

  'waiting.open': '{count, plural, =0 {Waiting runs} one {1 waiting run} other {# waiting runs}}',
  'waiting.none': 'No run waits on the platform.',
  'waiting.inactive': 'No longer waiting',
  'waiting.inactive.none': 'None are listed.',
  'waiting.title': 'Waiting on the platform',
  'waiting.about': 'They cost nothing and never start by themselves.',
  'waiting.choose': 'Choose {worker}, waiting since {moment}',
  'waiting.all': 'Choose all',
  'waiting.since': 'since {moment}',
  'waiting.sinceUnknown': 'since when is not known',
  'waiting.unnamed': 'A run of a Worker that is not named',
  'waiting.start': '{count, plural, =0 {Start} one {Start # run…} other {Start # runs…}}',
  'waiting.letGo': 'Discard…',
  'waiting.slots':
    '{free, plural, =0 {Your plan has no free place now.} one {Your plan has one free place now.} other {Your plan has # free places now.}}',
  'waiting.plan': 'Parallel runs of your plan',
  'waiting.plan.unknown': 'not known',
  'waiting.tooMany': 'More than your plan has places for: the platform would refuse the rest.',

  'waiting.ask.title': '{count, plural, one {Start this run?} other {Start these # runs?}}',
  'waiting.ask.about': '{count, plural, one {It} other {Each}} is charged once it runs.',
  'waiting.ask.cost':
    'Together about {usd}, by the last runs of {workers, plural, one {its Worker} other {these Workers}}.',
  'waiting.ask.costPart':
    'About {usd} by the last runs of these Workers; {count, plural, one {one has} other {# have}} no known cost.',
  'waiting.ask.costUnknown':
    'What it will cost is not known: no earlier run with a cost is known to be of {count, plural, one {this Worker} other {these Workers}}.',
  'waiting.ask.start': '{count, plural, one {Start the run} other {Start # runs}}',
  'waiting.release.title': '{count, plural, one {Discard this run?} other {Discard these # runs?}}',
  'waiting.release.about': 'For good: what was put in for it is gone from the platform.',
  'waiting.release.reason': 'Reason',
  'waiting.release.do': '{count, plural, one {Discard the run} other {Discard # runs}}',

  'waiting.started': '{count, plural, one {One run was started} other {# runs were started}}',
  'waiting.started.looking': 'Looking for {count, plural, one {it} other {them}} among the runs…',
  'waiting.started.maybe': 'The platform does not say which; probably among these:',
  'waiting.started.none': 'Not listed yet.',
  'waiting.started.run': '{worker}, {moment}',
  'waiting.gone': '{count, plural, one {One run was discarded} other {# runs were discarded}}',
  'waiting.left': '{count, plural, one {One run waits as before.} other {# runs wait as before.}}',
  'waiting.mayArrive':
    '{count, plural, one {One run still waits, but what you asked for may yet reach the platform. Look again in two minutes.} other {# runs still wait, but what you asked for may yet reach the platform. Look again in two minutes.}}',
  'waiting.taken':
    '{count, plural, one {One run no longer waits: it was started or discarded elsewhere, or by what you asked for before.} other {# runs no longer wait: they were started or discarded elsewhere, or by what you asked for before.}}',
  'waiting.unknown':
    'It is not known what became of {count, plural, one {it} other {them}}: the list of waiting runs could not be read. A waiting run starts once at the most, however often it is asked for.',
  'waiting.notAll': 'Not all of the runs that wait could be read.',
} as const;
