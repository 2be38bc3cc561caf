import { useState } from 'react';
import { flushSync } from 'react-dom';

import type { OptionName } from '#core/options/option-names.ts';
import { createFieldHandles, fieldKey } from '#ui/field-handles.ts';

import { JSON_KEY } from '../draft/reading/read-input-json.ts';
import type { ObstaclePlace } from './listed-problems.ts';
import { wereOptionsCollapsed } from '../options/options-collapsed.ts';
import { optionKey } from '../options/option-key.ts';

export type InputView = 'form' | 'json';

type LeadToInput = {
  readonly onShow: () => void;
  readonly complete: boolean;
};

export function useLeadTo({ onShow, complete }: LeadToInput) {
  const [view, setView] = useState<InputView>('form');
  const [collapsed, setCollapsed] = useState(wereOptionsCollapsed);
  const [handles] = useState(createFieldHandles);
  // One line would hide which option is wrong.
  if (collapsed && !complete) setCollapsed(false);
  const leadToOption = (option: OptionName) => {
    flushSync(() => {
      onShow();
      setCollapsed(false);
    });
    handles.leadTo(optionKey(option));
  };
  return {
    view,
    setView,
    collapsed,
    setCollapsed,
    handles,
    leadToOption,
    leadTo: (place: ObstaclePlace) => {
      if (typeof place === 'object' && 'option' in place) return leadToOption(place.option);
      flushSync(() => {
        onShow();
        setView(place === 'json' ? 'json' : 'form');
      });
      if (place === 'json') return handles.leadTo(JSON_KEY);
      const { field, ...inner } = place;
      handles.leadTo(fieldKey(field), inner);
    },
  };
}
