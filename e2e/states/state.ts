import type { Page } from '@playwright/test';
import type { Sandbox } from '../servers/sandbox.ts';

export type Stage = { readonly page: Page; readonly sandbox: Sandbox };

/**
 * States of the console that one way through it leads to, in their order: each by its name, with what is done in the state
 * before to come there. In English.
 */
export type Journey = Readonly<Record<string, (stage: Stage) => Promise<void>>>;
