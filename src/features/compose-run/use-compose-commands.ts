import { flushSync } from 'react-dom';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { OPTION_NAMES, type OptionName, PLATFORM_NAMES } from '#core/options/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { awaitCommand, type Command } from '#ui/commands/commands.ts';
import { useCommand, usePlaces } from '#ui/commands/use-command.ts';

import { START_BUTTON_ID } from './start/start-card.tsx';
import type { PanelView, useRequestPanel } from './request/use-request-panel.ts';
import type { InputView } from './start/use-lead-to.ts';

type ComposeCommandsInput = {
  readonly descriptor: WorkerDescriptor;
  readonly onStart: Command;
  readonly onField: (field: string) => void;
  readonly onOption: (option: OptionName) => void;
  readonly onView: (view: InputView) => void;
  readonly panel: ReturnType<typeof useRequestPanel>;
  readonly onShow: () => void;
};

const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

export type SharePanel = {
  readonly toggle: () => void;
};

export function useComposeCommands(input: ComposeCommandsInput): SharePanel {
  const { descriptor, onStart, onField, onOption, onView, panel, onShow } = input;
  const t = useMessages();
  const show = (view: InputView) => {
    flushSync(() => {
      onShow();
      onView(view);
    });
    focusOn('main [data-view-toggle]');
  };
  const showPanel = (view: PanelView) => {
    onShow();
    panel.ask(view);
  };
  useCommand('start', onStart);
  useCommand('goToStart', () => {
    flushSync(onShow);
    focusOn(`#${START_BUTTON_ID}`);
  });
  useCommand('form', () => show('form'));
  useCommand('json', () => show('json'));
  useCommand('request', () => showPanel('request'));
  useCommand('snippet', () => showPanel('snippet'));
  useCommand('link', () => showPanel('link'));
  // The panel, once it is there, offers them too and does them.
  const copy = (id: 'copyLink' | 'copyCurl') => {
    awaitCommand(id);
    showPanel('link');
  };
  useCommand('copyLink', () => copy('copyLink'));
  useCommand('copyCurl', () => copy('copyCurl'));
  usePlaces(() => [
    ...descriptor.parameters.map(({ name, title }) => ({ title, name, go: () => onField(name) })),
    ...OPTION_NAMES.map((name) => ({
      title: t(`options.${name}`),
      name: PLATFORM_NAMES[name],
      go: () => onOption(name),
    })),
  ]);
  return { toggle: () => (panel.view === 'closed' ? showPanel('link') : panel.onView('closed')) };
}
