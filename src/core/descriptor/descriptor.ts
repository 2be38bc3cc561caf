import type { Editor, Parameter, ParameterType } from '#core/form/parameter.ts';
import type { SystemParameters } from '#core/options/run-options.ts';

/** A Worker's descriptor in the console's terms; total over whatever the API returned. */
export type WorkerDescriptor = {
  /** Sent back exactly as read; empty if the descriptor has none. */
  readonly version: string;
  /** Markdown by the Worker's author: untrusted. */
  readonly readme: string;
  /** Markdown-free text about the input: untrusted. */
  readonly description: string;
  readonly system: SystemParameters;
  readonly parameters: readonly Parameter[];
  readonly splitting: Splitting;
  readonly chargeLimits: readonly ChargeLimit[];
  readonly remarks: readonly Remark[];
};

/** How a run is split into subtasks: by the new rules over `fields`, by the older single field, or not at all. */
export type Splitting =
  | { readonly kind: 'none' }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'fields'; readonly fields: readonly string[]; readonly removable: readonly string[] };

/**
 * Limits the advance charge for an item of a field, in results. The smallest `max` of the rules whose
 * `pattern` matches a value of the item applies; a rule without a pattern always matches. It does not
 * limit subtasks.
 */
export type ChargeLimit = {
  readonly field: string;
  /** A regular expression by the Worker's author: untrusted, never run as is. */
  readonly pattern?: string;
  readonly max: number;
};

/**
 * Something that reading a descriptor inferred, repaired or left out. `name` is the parameter's, or its
 * place if it has none.
 */
export type Remark = { readonly name: string } & (
  | { readonly kind: 'titleInferred' }
  | { readonly kind: 'typeInferred'; readonly type: ParameterType }
  | { readonly kind: 'editorInferred'; readonly editor: Editor }
  | { readonly kind: 'editorUnknown'; readonly declared: string; readonly editor: Editor }
  | {
      readonly kind: 'editorUnfit';
      readonly declared: string;
      readonly type: ParameterType;
      readonly editor: Editor;
    }
  | { readonly kind: 'optionEmpty'; readonly label: string }
  | { readonly kind: 'defaultNotOption'; readonly value: string }
  | { readonly kind: 'defaultWrongType'; readonly type: ParameterType; readonly value: string }
  | { readonly kind: 'defaultOutOfRange'; readonly value: number }
  | { readonly kind: 'defaultNotADate'; readonly value: string; readonly format: string }
  | { readonly kind: 'dateFormatUnknown'; readonly declared: string; readonly format: string }
  | { readonly kind: 'notExact'; readonly detail: string }
  | { readonly kind: 'tooDeep'; readonly detail: string }
  | { readonly kind: 'boundsDropped'; readonly detail: string }
  | { readonly kind: 'systemUnread'; readonly declared: string; readonly used: number }
  | { readonly kind: 'limitUnread'; readonly declared: string }
  | { readonly kind: 'duplicateName' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'noProperties' }
);
