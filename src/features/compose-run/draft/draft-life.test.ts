import type { OptionsDraft } from '#core/options/options-draft.ts';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import type { Stash } from '#core/draft/stash.ts';
import { composeRun } from '#core/draft/compose-run.ts';
import type { Draft } from '#core/draft/draft.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';
import { judgeStart } from '#core/draft/reasons/judge-start.ts';
import { planImport } from '#core/import/plan-import.ts';
import type { JsonObject } from '#core/json/json.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { decodePresetFile, encodePresetFile, type Preset, PRESET_FORMAT } from '#core/preset/preset.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import type { LinkOptions } from '#core/link/link-draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { applyImport } from '../import/apply-import.ts';
import { applyPreset } from './apply-preset.ts';
import type { ComposedStore } from './composed-draft.ts';
import { createComposedStore, createDraftActions } from './draft-actions.ts';
import { openDraft } from './opening/open-draft.ts';
import { defaultDraft } from './opening/default-draft.ts';
import { CODECS } from '../link/codecs.ts';
import { withJson } from './reading/stored-draft.ts';

beforeAll(CODECS.load);

const slug = 'someone/searching' as WorkerSlug;
const descriptor = aDescriptor({ max_total_traffic: 100 });
const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: true });

/** What others set; no person of these tests ever types any of it. */
const THEIRS: { readonly [Name in keyof RunOptions]?: readonly RunOptions[Name][] } = {
  callbackUrl: ['https://evil.example/a', 'https://evil.example/b'],
  maxCharge: [0, 900],
  maxTraffic: [0, 901],
  timeout: [90_000],
  memory: [8192, 16384],
  proxyRegion: ['JP', 'DE'],
  mode: ['sync'],
};
const MINE_SET: readonly (readonly [keyof OptionsDraft, string])[] = [
  ['callbackUrl', ''],
  ['callbackUrl', 'https://mine.example/'],
  ['maxCharge', '1'],
  ['maxCharge', '5'],
  ['maxCharge', 'much'],
  ['timeout', '60'],
  ['memory', '512'],
];

const theirOptions = fc.record(
  Object.fromEntries(Object.entries(THEIRS).map(([name, values]) => [name, fc.constantFrom(...values)])),
  { requiredKeys: [] },
) as fc.Arbitrary<LinkOptions>; // values of these options

const theirCustom: fc.Arbitrary<JsonObject> = fc.record(
  {
    place: fc.constantFrom('Theirs', 'Theirs too'),
    keywords: fc.array(fc.constantFrom('their a', 'their b', 'their c'), { minLength: 1, maxLength: 150 }),
    filter: fc.constant({ webhook: 'https://evil.example/hook' }),
    extra: fc.constantFrom('their extra', 'their other extra'),
  },
  { requiredKeys: [] },
);

/** One tab, with what its storages hold. */
type Tab = {
  store: ComposedStore;
  stored: string;
  stash: Stash;
  presets: string[];
  stashFails: boolean;
};

const ofTab = ({ store }: Tab) => {
  const actions = createDraftActions(store, descriptor);
  const { origin, stash } = store.getState().draft;
  return { ...actions, origin, stash };
};

function keep(tab: Tab): void {
  tab.stored = DRAFT_FORMAT.encode(ofTab(tab).current());
  if (!tab.stashFails) tab.stash = { ...tab.stash, drafts: tab.store.getState().draft.stash };
}

function open(tab: Tab, link: { readonly fragment?: string; readonly query?: string } = {}): void {
  const read = DRAFT_FORMAT.decode(tab.stored);
  const draft = read.ok ? read.value : undefined;
  const opened = openDraft({
    slug,
    descriptor,
    link: { fragment: '', query: '', ...link },
    stored: draft && withJson(draft),
    stash: tab.stash,
  });
  tab.store = createComposedStore(opened, descriptor);
  if (opened.filled !== undefined) tab.stash = { ...tab.stash, filled: opened.filled };
}

type Step = (tab: Tab) => void;
type Sent = { readonly custom: JsonObject; readonly options: LinkOptions };

const linkTo = ({ custom, options }: Sent) => {
  const link = encodeLink({
    worker: slug,
    version: descriptor.version,
    custom,
    cleared: [],
    options,
    withheld: [],
  });
  if (!link.ok) throw new Error(link.error);
  return link.value.slice(1);
};

const SYSTEM_NAMES = {
  cpus: 'cpus',
  memory: 'memory',
  timeout: 'execute_limit_time_seconds',
  maxCharge: 'max_total_charge',
  maxTraffic: 'max_total_traffic',
  proxyRegion: 'proxy_region',
} as const;

const presetOf = (draft: Draft, parts: Partial<Preset> = {}): Preset => ({
  name: 'P',
  at: 1,
  draft,
  omitted: [],
  imported: false,
  ...parts,
});

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ custom: theirCustom, options: theirOptions }).map((sent): Step => (tab) => {
    keep(tab);
    open(tab, { fragment: linkTo(sent) });
  }),
  fc
    .record({ custom: theirCustom, options: theirOptions, broken: fc.boolean() })
    .map(({ broken, ...sent }): Step => (tab) => {
      const linked = openDraft({
        slug,
        descriptor,
        stored: undefined,
        stash: undefined,
        link: {
          fragment: linkTo(sent),
          query: '',
        },
      }).draft;
      const { provenance: _, ...draft } = linked;
      const given = broken
        ? { ...draft, values: defaultDraft(descriptor).values, brokenJson: JSON.stringify(sent.custom) }
        : draft;
      const file = decodePresetFile(encodePresetFile({ worker: slug, presets: [presetOf(given)] }));
      const [preset] = file.ok ? file.value.presets : [];
      if (preset) applyPreset(preset, descriptor, ofTab(tab));
    }),
  fc.record({ custom: theirCustom, options: theirOptions }).map(({ custom, options }): Step => (tab) => {
    const system = Object.entries(SYSTEM_NAMES).flatMap(([name, platform]) => {
      const value = options[name as keyof typeof SYSTEM_NAMES]; // its own keys
      return value === undefined ? [] : [[platform, value] as const];
    });
    const plan = planImport(
      {
        source: 'request',
        custom,
        system: Object.fromEntries(system),
        droppedKey: false,
        unknown: [],
        ...(options.callbackUrl !== undefined && { callbackUrl: options.callbackUrl }),
        ...(options.mode !== undefined && { isAsync: options.mode === 'async' }),
      },
      descriptor,
      slug,
    );
    applyImport(plan, descriptor, ofTab(tab));
  }),
  fc.constant<Step>((tab) => {
    tab.presets.push(PRESET_FORMAT.encode(presetOf(ofTab(tab).current())));
  }),
  fc.nat().map((which): Step => (tab) => {
    const text = tab.presets[which % Math.max(1, tab.presets.length)];
    const preset = text === undefined ? undefined : PRESET_FORMAT.decode(text);
    if (preset?.ok) applyPreset(preset.value, descriptor, ofTab(tab));
  }),
  fc.constant<Step>((tab) => {
    keep(tab);
    open(tab);
  }),
  fc.constant<Step>((tab) => {
    const [latest, ...stash] = tab.store.getState().draft.stash;
    if (latest) ofTab(tab).replace(latest, { stash });
  }),
  fc.constant<Step>((tab) => ofTab(tab).replace(defaultDraft(descriptor))),
  fc.constant<Step>((tab) => tab.store.getState().undo()),
  fc.constant<Step>((tab) => tab.store.getState().redo()),
  fc.constant<Step>((tab) => {
    tab.stashFails = !tab.stashFails;
  }),
  fc.constantFrom('Mine', 'Mine too').map((value): Step => (tab) => {
    tab.store.getState().setEntry('place', { kind: 'value', value });
  }),
  fc.constant<Step>((tab) => {
    const { draft, setEntry } = tab.store.getState();
    const entry = draft.values.entries.get('keywords');
    if (entry?.kind !== 'rows' || entry.rows.length < 2) return;
    const chunks = entry.rows.chunks.map((chunk, index) => (index === 0 ? chunk.slice(1) : chunk));
    setEntry('keywords', { kind: 'rows', rows: { chunks, length: entry.rows.length - 1 } });
  }),
  fc.constantFrom(...MINE_SET).map(([name, text]): Step => (tab) => {
    ofTab(tab).setOptions({ ...ofTab(tab).current().options, [name]: text });
  }),
);

/** What of a start is from others, and is to be asked about by name and value. */
function expectReasons(
  reasons: readonly StartReason[],
  { options, custom }: { options: RunOptions; custom: JsonObject },
) {
  const reasonsText = JSON.stringify(reasons);
  const isTheirs = (name: keyof RunOptions) =>
    (THEIRS[name] as readonly unknown[] | undefined)?.includes(options[name]);
  for (const name of ['maxTraffic', 'timeout', 'memory', 'proxyRegion', 'mode'] as const)
    if (isTheirs(name))
      expect(reasons).toContainEqual(
        expect.objectContaining({ kind: 'option', name, value: String(options[name]) }),
      );
  if (isTheirs('callbackUrl'))
    expect(reasons).toContainEqual(expect.objectContaining({ kind: 'callback', value: options.callbackUrl }));
  if (options.maxCharge === 0) expect(reasons.map(({ kind }) => kind)).toContain('noCap');
  if (options.maxCharge === 900)
    expect(reasons).toContainEqual(expect.objectContaining({ kind: 'noCap', limit: 900 }));
  if (custom['extra'] !== undefined)
    expect(reasons.some((reason) => reason.kind === 'extra' && reason.value === custom['extra'])).toBe(true);
  if (JSON.stringify(custom['filter'] ?? {}).includes('evil'))
    expect(reasonsText).toContain('https://evil.example/hook');
  const isHarmless = !reasons.some(
    ({ kind }) => kind !== 'noCap' && kind !== 'subtasks' && kind !== 'filled',
  );
  const isFromOthers = JSON.stringify(custom).includes('heir');
  if (isFromOthers && isHarmless && options.maxCharge === 0) expect(reasons.length).toBeGreaterThan(0);
}

it('asks, over the life of a draft, about all that is sent and was set from outside, by name and value', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 14 }), (all) => {
      const opened = openDraft({
        slug,
        descriptor,
        stored: undefined,
        stash: undefined,
        link: {
          fragment: '',
          query: '',
        },
      });
      const tab: Tab = {
        store: createComposedStore(opened, descriptor),
        stored: '',
        stash: { drafts: [] },
        presets: [],
        stashFails: false,
      };
      for (const step of all) {
        step(tab);
        const { draft } = tab.store.getState();
        const held = { ...draft, isBroken: draft.broken !== undefined, reading: [] };
        const { order, subtasks } = composeRun({ worker: slug, descriptor }, held, { readOptions });
        if (order === undefined) continue;
        const judged = { ...order, subtasks: subtasks.count, provenance: draft.provenance, threshold: 100 };
        expectReasons(judgeStart(descriptor, { ...judged, readOptions }), order);
      }
    }),
    { numRuns: 300 },
  );
});
