import { choiceIn, partsIn, switchIn } from '#core/address/query-part.ts';

export const RUN_TABS = ['results', 'log', 'input'] as const;

export const RUN_ADDRESS = partsIn({ tab: choiceIn('tab', RUN_TABS), atError: switchIn('log', 'error') });
