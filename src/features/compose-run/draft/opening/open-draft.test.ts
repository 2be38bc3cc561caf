import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Stash } from '#core/draft/stash.ts';
import type { Draft } from '#core/draft/draft.ts';
import { digestDraft } from '#core/draft/draft-codec.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { linkChanges } from '#core/link/form-changes.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';

import { type ComposedStore, isAsFilled } from '../composed-draft.ts';
import { createComposedStore, createDraftActions } from '../draft-actions.ts';
import { latestStashed } from './latest-stashed.ts';
import { openDraft } from './open-draft.ts';
import { defaultDraft, filledIn } from './default-draft.ts';
import { CODECS } from '../../link/codecs.ts';
import type { LinkText } from '../../link/open-link.ts';
import { withJson } from '../reading/stored-draft.ts';

const descriptor = aDescriptor();

beforeAll(CODECS.load);

function slugOf(text: string): WorkerSlug {
  const slug = parseWorkerSlug(text);
  if (!slug.ok) throw new Error(text);
  return slug.value;
}

const slug = slugOf('coreclaw/google-maps-scraper');

function fragmentOf(parts: Partial<LinkDraft> = {}): string {
  const link = encodeLink({
    worker: slug,
    version: 'v1.0.5',
    custom: {},
    cleared: [],
    options: {},
    withheld: [],
    ...parts,
  });
  if (!link.ok) throw new Error(link.error);
  return link.value.slice(1);
}

/** What a draft says that was typed for an earlier version. */
const EARLIER = { workerVersion: 'v1.0.4', workerDigest: 1 };

const open = (link: Partial<LinkText>, stored?: Draft, stash?: Stash, cap?: number) =>
  openDraft({
    cap,
    slug,
    descriptor,
    link: { fragment: '', query: '', ...link },
    stored: stored && withJson(stored),
    stash,
  });

const sent = ({ values }: Draft) => buildCustom(descriptor.parameters, values).custom;

const aStored = (place: string): Draft => {
  const { values, options } = defaultDraft(descriptor);
  const entries = new Map(values.entries).set('place', { kind: 'value', value: place });
  return filledIn(descriptor, { values: { ...values, entries }, options });
};

describe('a form', () => {
  it('opens with the defaults, with the draft of the tab, or with a link over it', () => {
    expect(open({})).toEqual({ draft: defaultDraft(descriptor), origin: { kind: 'defaults' }, stash: [] });
    expect(sent(open({}, aStored('Mine')).draft)).toHaveProperty('place', 'Mine');
    const { draft, stash } = open({ fragment: fragmentOf({ custom: { place: 'Bern' } }) }, aStored('Mine'));
    expect(sent(draft)).toHaveProperty('place', 'Bern');
    expect(stash.map(sent)).toMatchObject([{ place: 'Mine' }]);
  });

  it('opens with a limit of one’s own where the Worker has none or a higher one, and nobody set another', () => {
    const maxCharge = (link: Partial<LinkText>, stored?: Draft) =>
      open(link, stored, undefined, 2).draft.options.maxCharge;
    const usual = defaultDraft(descriptor).options.maxCharge;
    expect(usual).toBe('5');
    expect(maxCharge({})).toBe('2');
    expect(open({}, undefined, undefined, 2).origin).toEqual({ kind: 'defaults' });
    expect(open({}, undefined, undefined, 2).draft.provenance).toBeUndefined();
    expect(maxCharge({}, aStored('Mine'))).toBe(usual);
    expect(maxCharge({ fragment: fragmentOf({ custom: { place: 'Bern' } }) })).toBe('2');
    expect(maxCharge({ fragment: fragmentOf({ options: { maxCharge: 9 } }) })).toBe('9');
    expect(maxCharge({ fragment: fragmentOf({ options: { maxCharge: 0 } }) })).toBe('0');
  });

  it('is nobody’s work while it is as it opened with a limit of one’s own', () => {
    const { draft } = open({}, undefined, undefined, 2);
    const linked = open({ fragment: fragmentOf({ custom: { place: 'Bern' } }) }, draft, undefined, 2);
    expect(linked.stash).toEqual([]);
  });

  it('keeps a lower limit of the Worker', () => {
    const capped = { ...descriptor, system: { ...descriptor.system, maxCharge: 2 } };
    expect(defaultDraft(capped, 5).options.maxCharge).toBe('2');
    expect(defaultDraft(capped, 1.5).options.maxCharge).toBe('1.5');
  });

  it.each(['?msclkid=1', '?from=singlemessage', '?_gl=1*x', '?ref=home', '?utm_source=mail'])(
    'is not touched by an address that sets nothing: %s',
    (query) => {
      const opened = open({ query }, aStored('Mine'));
      expect([opened.draft, opened.origin.kind, opened.stash]).toEqual([aStored('Mine'), 'draft', []]);
    },
  );

  it('says of a link that sets nothing that it does not, and keeps what was typed', () => {
    expect(open({ query: '?city=Boston' }, aStored('Mine')).origin).toMatchObject({ kind: 'idleLink' });
    const { draft, origin } = open({ query: '?custom.max_results=many' }, aStored('Mine'));
    expect(draft).toEqual(aStored('Mine'));
    expect(origin).toMatchObject({ kind: 'idleLink', hasDraft: true });
    expect(open({ fragment: fragmentOf() }).origin).toMatchObject({ kind: 'idleLink', hasDraft: false });
  });

  it('takes the fragment first, then the query', () => {
    const fragment = fragmentOf({ custom: { place: 'Bern', max_results: 5 }, options: { memory: 2048 } });
    const { draft } = open({ fragment, query: '?custom.max_results=6&system.max_total_charge=1' });
    expect(sent(draft)).toMatchObject({ place: 'Bern', max_results: 6 });
    expect(draft.options).toMatchObject({ memory: '2048', maxCharge: '1', timeout: '600' });
  });

  it('takes an input that was handed to it, as no address can hold it', () => {
    const handed: LinkDraft = {
      worker: slug,
      version: 'v1.0.5',
      custom: { place: 'x'.repeat(3e6) },
      cleared: [],
      options: {},
      withheld: [],
    };
    const { draft, origin } = open({ handed, from: 'run' }, aStored('Mine'));
    expect(sent(draft)).toMatchObject(handed.custom);
    expect(origin).toMatchObject({ kind: 'link', link: { from: 'run' } });
  });

  it('takes the query where the fragment is damaged, and says so', () => {
    const { draft, origin } = open({ fragment: 'v2.AAAA', query: '?custom.max_results=6' });
    expect(sent(draft)).toHaveProperty('max_results', 6);
    expect(origin).toMatchObject({ kind: 'link', link: { fault: 'damaged' } });
  });

  it('remembers what a link set otherwise than the Worker', () => {
    const provenanceOf = (link: Partial<LinkText>) => open(link).draft.provenance;
    const keywords = ['one', 'two'];
    const from = provenanceOf({
      fragment: fragmentOf({ custom: { keywords, more: 1 }, options: { maxCharge: 0 } }),
    });
    expect(from?.options).toEqual({ maxCharge: { source: 'link', text: '0' } });
    expect([...(from?.fields.keys() ?? [])]).toEqual(['keywords', 'more']);
  });

  it('takes an earlier run of this browser for this person’s own', () => {
    const fragment = fragmentOf({ options: { maxCharge: 0 } });
    expect(open({ fragment, from: 'run' }).draft.provenance).toBeUndefined();
  });

  it('remembers what a link set where only an earlier build kept it', () => {
    const linkProvenance = { options: { maxCharge: '0' }, makesSubtasks: true };
    const { draft } = open({}, aStored('Theirs'), { drafts: [], marks: linkProvenance });
    expect(draft.provenance?.options).toEqual({ maxCharge: { source: 'link', text: '0' } });
    expect([...(draft.provenance?.fields.keys() ?? [])]).toEqual(['keywords']);
  });

  it.each([
    ['for another Worker', fragmentOf({ worker: slugOf('other/worker') }), 'otherWorker'],
    ['that is cut', fragmentOf().slice(0, -4), 'damaged'],
    ['that is empty', ' ', 'empty'],
    ['of a later version', 'v9.AAAA', 'unknownVersion'],
    ['that is enormous', `v2.${'A'.repeat(3_000_000)}`, 'tooLarge'],
  ])('keeps the draft for a link %s', (_, fragment, problem) => {
    const { draft, origin } = open({ fragment }, aStored('Mine'));
    expect(origin).toEqual({ kind: 'damagedLink', problem, hasDraft: true });
    expect(sent(draft)).toHaveProperty('place', 'Mine');
  });

  it('leads back to the draft that a link put aside, also where what took its place is as the Worker has it', () => {
    const storedStash = { drafts: [aStored('Mine')] };
    const back = open({}, defaultDraft(descriptor), storedStash);
    expect([back.draft, back.stash]).toEqual([defaultDraft(descriptor), [aStored('Mine')]]);
    const { stash } = open({ query: '?custom.max_results=6' }, defaultDraft(descriptor), storedStash);
    expect(stash).toEqual([aStored('Mine')]);
  });

  it('leads back over two links to what was typed last, and keeps what the first one put aside', () => {
    const { draft, filled = 0 } = open({ query: '?custom.place=Bern' }, aStored('Mine'));
    const stashOf = (stored: Draft) =>
      open({ query: '?custom.place=Oslo' }, stored, { drafts: [aStored('Mine')], filled }).stash;
    expect(stashOf(draft)).toEqual([aStored('Mine')]);
    expect(stashOf(aStored('Changed'))).toEqual([aStored('Changed'), aStored('Mine')]);
  });

  it('leads back to that draft in the form of the present version, and says what that changed', () => {
    const old = { ...aStored('Mine'), ...EARLIER, parameters: [] };
    const outdated = { ...old, options: { ...old.options, version: 'v1.0.4' } };
    const { stash } = open({}, aStored('Yours'), { drafts: [outdated] });
    expect(stash).toEqual([outdated]);
    expect(latestStashed({ slug, stash }, descriptor)?.draft).toEqual(aStored('Mine'));
    const before = { ...aStored('Mine'), ...EARLIER };
    const options = { ...before.options, version: 'v1.0.4', timeout: '300' };
    const entries = new Map(before.values.entries).set('max_results', { kind: 'text', text: '7' });
    const typed = { ...before, options, values: { ...before.values, entries } };
    expect(latestStashed({ slug, stash: [typed] }, descriptor)?.changes.renewed).toEqual(['Max results']);
    const displaced = open({ fragment: fragmentOf({ custom: { place: 'Bern' } }) }, typed).stash;
    expect(latestStashed({ slug, stash: displaced }, descriptor)?.changes.renewed).toEqual(['Max results']);
  });

  it('takes the new defaults of another version where nobody touched the old ones, and says so', () => {
    const stored = { ...aStored('Mine'), ...EARLIER };
    const entries = new Map(stored.values.entries).set('max_results', { kind: 'text', text: '7' });
    const { draft, origin } = open({}, { ...stored, values: { ...stored.values, entries } });
    expect(sent(draft)).toMatchObject({
      place: 'Mine',
      max_results: sent(defaultDraft(descriptor))['max_results'],
    });
    expect(origin).toMatchObject({ changes: { gone: [], renewed: ['Max results'], unfit: [] } });
  });

  it('takes what the author of the Worker changed under the same version label, and says so', () => {
    const { system, parameters } = descriptor;
    const old = {
      ...descriptor,
      system: { ...system, memory: 512, cpus: 0.0625 },
      parameters: parameters.map((one) => (one.name === 'max_results' ? { ...one, default: 7 } : one)),
    };
    const { values, options } = defaultDraft(old);
    const entries = new Map(values.entries).set('place', { kind: 'value', value: 'Mine' });
    const stored = filledIn(old, { values: { ...values, entries }, options });
    const { draft, origin } = open({}, stored);
    expect(draft).toEqual(
      filledIn(descriptor, { values: aStored('Mine').values, options: defaultDraft(descriptor).options }),
    );
    expect(origin).toMatchObject({
      changes: { renewed: ['Max results'], options: [{ name: 'cpus' }, { name: 'memory' }] },
    });
    const filled = { drafts: [], filled: digestDraft(stored), filledBy: { from: 'link' } } as const;
    expect(open({}, stored, filled).origin.kind).toBe('draft');
    // An earlier build kept the label only.
    const { workerDigest: _, ...unsaid } = stored;
    expect(open({}, unsaid).draft.options).toMatchObject({ memory: '512' });
  });

  it('takes the new run options of another version where nobody touched the old ones, and says so', () => {
    const before = { ...descriptor, version: 'v1.0.4' };
    const { system } = descriptor;
    const old = { ...before, system: { ...system, memory: 512, cpus: 0.0625, maxCharge: 0, timeout: 90 } };
    const { values, options } = defaultDraft(old);
    const entries = new Map(values.entries).set('place', { kind: 'value', value: 'Mine' });
    const stored = filledIn(old, {
      values: { ...values, entries },
      options: { ...options, timeout: '300' },
    });
    const renewed = open({}, stored);
    expect(renewed.draft.options).toEqual({ ...defaultDraft(descriptor).options, timeout: '300' });
    expect(renewed.origin).toMatchObject({
      changes: { options: [{ name: 'cpus' }, { name: 'memory' }, { name: 'maxCharge' }] },
    });
    // Of what an older build has kept nobody can tell.
    const { usual: _, ...unsaid } = stored;
    expect(open({}, unsaid).draft.options).toMatchObject({ memory: '512', maxCharge: '0' });
    expect(open({}, filledIn(old, { values, options }), undefined, 2)).toMatchObject({
      draft: { options: { maxCharge: '2' } },
      origin: { kind: 'defaults' },
    });
  });

  it('keeps broken JSON of the JSON tab', () => {
    const { draft, broken } = open({}, { ...aStored('Mine'), brokenJson: '{' });
    expect(draft.brokenJson).toBe('{');
    expect(broken?.text()).toBe('{');
    expect(broken?.problem.kind).toBe('syntax');
  });

  it('takes the text of the JSON tab that was put away before it was read', () => {
    const { draft, broken } = open({}, { ...aStored('Mine'), brokenJson: '{"place":"Bern","more":1}' });
    expect(sent(draft)).toEqual({ place: 'Bern', more: 1 });
    expect([draft.brokenJson, broken]).toEqual([undefined, undefined]);
  });

  it('opens with any fragment and query', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .json()
        .map((json) => `custom.filter=${json}&custom.rows=${json}&custom.keywords=${json}&custom.x=${json}`),
      fc
        .dictionary(fc.string(), fc.jsonValue())
        .map((custom) => fragmentOf({ custom: JSON.parse(JSON.stringify(custom)) as LinkDraft['custom'] })), // what JSON can hold
    );
    fc.assert(
      fc.property(anyText, anyText, (fragment, query) => {
        const { draft } = open({ fragment, query });
        // Whatever the link says, nothing in the form is wrong.
        expect(buildCustom(descriptor.parameters, draft.values).problems).toEqual(new Map());
      }),
    );
  });
});

describe('a form that a link filled', () => {
  const query = '?custom.place=Bern&custom.max_results=many';
  const filledBy = (link: Partial<LinkText>) => {
    const { draft, stash, ...beside } = open(link, aStored('Mine'));
    return { draft, stash: { drafts: stash, ...beside } };
  };

  it('is the same after a reload: from the link, with what could not be used, and the way back to what was typed', () => {
    const { draft, stash } = filledBy({ query });
    const again = open({ query, appliedAt: 9 }, draft, stash);
    expect(again.origin).toEqual(open({ query }).origin);
    expect(again.filledBy).toEqual({ from: 'link' });
    expect(again.stash.map(sent)).toMatchObject([{ place: 'Mine' }]);
    expect(again.before).toBeUndefined();
  });

  it('is not filled anew by the way back to an entry of the history, once something else was typed', () => {
    const { stash } = filledBy({ query });
    const back = open({ query, appliedAt: 9 }, aStored('Changed'), stash);
    expect([sent(back.draft)['place'], back.origin.kind]).toEqual(['Changed', 'draft']);
    expect(back.stash.map(sent)).toMatchObject([{ place: 'Mine' }]);
    expect(sent(open({ query, appliedAt: 9 }).draft)).toHaveProperty('place', 'Bern');
  });

  it('leads back from an entry of the history with another link, which fills it anew', () => {
    const { draft, stash } = filledBy({ query: '?custom.place=Rome' });
    const back = open({ query, appliedAt: 9 }, draft, stash);
    expect(sent(back.draft)).toHaveProperty('place', 'Bern');
    expect(sent(back.before?.draft ?? draft)).toHaveProperty('place', 'Rome');
    expect(back.before).toBeDefined();
    expect(back.stash.map(sent)).toMatchObject([{ place: 'Mine' }]);
  });

  it.each([{ from: 'run', runAt: 7 }, { from: 'task' }, { from: 'link' }] as const)(
    'says what filled it wherever it is opened again: $from',
    (by) => {
      const { draft, stash } = filledBy({ query, ...by });
      const { origin } = open({}, draft, stash);
      expect(origin).toMatchObject({ kind: 'link', link: by });
      const changes = origin.kind === 'link' && linkChanges(origin.link.applied, descriptor);
      expect(changes).toMatchObject([{ name: 'place', to: 'Bern' }]);
      expect(open({}, draft, stash).filledBy).toEqual(stash.filledBy);
      expect(open({}, aStored('Changed'), stash).origin.kind).toBe('draft');
      const older = { ...draft, ...EARLIER };
      expect(open({}, older, { ...stash, filled: digestDraft(older) }).origin.kind).toBe('draft');
    },
  );

  const storeOf = (stored?: Draft) =>
    createComposedStore(open({ fragment: fragmentOf({ custom: { place: 'Bern' } }) }, stored), descriptor);
  const held = ({ getState }: ComposedStore) =>
    buildCustom(descriptor.parameters, getState().draft.values).custom;

  it('gives back by Undo what would have stood there without it', () => {
    for (const stored of [undefined, aStored('Mine')]) {
      const store = storeOf(stored);
      store.getState().undo();
      const { draft, origin } = open({}, stored);
      expect(held(store)).toEqual(sent(draft));
      expect(store.getState().draft.origin).toEqual(origin);
    }
  });

  it('is as it was filled until something is changed, and again once that is taken back', () => {
    const store = storeOf();
    const isFilled = () => isAsFilled(store.getState().draft);
    const actions = createDraftActions(store, descriptor);
    expect(isFilled()).toBe(true);
    actions.amendOptions((options) => ({ ...options, version: 'v9' }));
    expect(isFilled()).toBe(true);
    store.getState().setEntry('place', { kind: 'value', value: 'Rome' });
    expect(isFilled()).toBe(false);
    store.getState().undo();
    expect(isFilled()).toBe(true);
    actions.setOptions({ ...store.getState().draft.options, memory: '2048' });
    expect(isFilled()).toBe(false);
    actions.replace(defaultDraft(descriptor), { origin: { kind: 'discarded' } });
    expect(isFilled()).toBe(true);
  });
});
