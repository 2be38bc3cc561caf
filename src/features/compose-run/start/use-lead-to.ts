import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { PLATFORM_NAMES } from '#core/options/option-names.ts';
import { THRESHOLD_FIELD } from '#starts/question/ask-threshold.ts';
import { focusField } from '#ui/schema-form/focus-field.ts';

import type { InputView } from '../form-card.tsx';
import type { ObstaclePlace } from './listed-problems.ts';
import { wereOptionsCollapsed } from '../options/options-collapsed.ts';
import type { OptionName } from '../options/option-row.tsx';

/** The element around the JSON of the whole input. */
const JSON_FIELD = 'custom-json';

/** Which parts of the compose screen are open, and the ways that open what is needed and bring the focus to a field. */
export function useLeadTo({ onShow, complete }: { readonly onShow: () => void; readonly complete: boolean }) {
  const [view, setView] = useState<InputView>('form');
  const [collapsed, setCollapsed] = useState(wereOptionsCollapsed);
  const options = useRef<HTMLDivElement>(null);
  // One line would hide which option is wrong.
  if (collapsed && !complete) setCollapsed(false);
  const leadInOptions = (field: string) => {
    flushSync(() => {
      onShow();
      setCollapsed(false);
    });
    void focusField(field, {}, options.current);
  };
  const leadToOption = (option: OptionName) => leadInOptions(PLATFORM_NAMES[option]);
  return {
    view,
    setView,
    collapsed,
    setCollapsed,
    /** Of the element around the run options. */
    options,
    leadToOption,
    leadToThreshold: () => leadInOptions(THRESHOLD_FIELD),
    leadTo: (place: ObstaclePlace) => {
      if (typeof place === 'object' && 'option' in place) return leadToOption(place.option);
      const { field, ...inner } = place === 'json' ? { field: JSON_FIELD } : place;
      flushSync(() => {
        onShow();
        setView(place === 'json' ? 'json' : 'form');
      });
      void focusField(field, inner);
    },
  };
}
