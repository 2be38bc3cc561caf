import type { Editor, Parameter, ParameterType } from '#core/form/parameter.ts';
import type { SystemParameters } from '#core/options/run-options.ts';

/** What a Worker's descriptor says, in our own words: total over whatever the API returned. */
export type WorkerDescriptor = {
  /** Sent back exactly as read; empty when the descriptor has none. */
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
 * A cap on what is charged in advance for one item of a field, in results: the smallest `max` of the rules whose `pattern` matches any
 * value of the item counts; one without a pattern matches every item. It caps no subtasks.
 */
export type ChargeLimit = {
  readonly field: string;
  /** A regular expression by the Worker's author: untrusted, and never run as it is. */
  readonly pattern?: string;
  readonly max: number;
};

/** What reading a descriptor had to infer, mend or leave out. `name` is the parameter's, or its place when it has none. */
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
  /** An option whose value is `null`. */
  | { readonly kind: 'optionEmpty'; readonly label: string }
  | { readonly kind: 'defaultNotOption'; readonly value: string }
  | { readonly kind: 'defaultWrongType'; readonly type: ParameterType; readonly value: string }
  | { readonly kind: 'defaultOutOfRange'; readonly value: number }
  | { readonly kind: 'defaultNotADate'; readonly value: string; readonly format: string }
  | { readonly kind: 'dateFormatUnknown'; readonly declared: string; readonly format: string }
  /** A number (its digits, and what it is) that cannot be sent exactly. */
  | { readonly kind: 'notExact'; readonly detail: string }
  /** A member of a property, by its name. */
  | { readonly kind: 'tooDeep'; readonly detail: string }
  | { readonly kind: 'boundsDropped'; readonly detail: string }
  /** A system default that cannot be used, and what stands in its place. */
  | { readonly kind: 'systemUnread'; readonly declared: string; readonly used: number }
  /** A limit of charge or traffic that cannot be read, so that there is none. */
  | { readonly kind: 'limitUnread'; readonly declared: string }
  | { readonly kind: 'duplicateName' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'noProperties' }
);
