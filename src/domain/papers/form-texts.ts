import type { Plan } from '#src/domain/catalogue/plan.ts';
import { TEXT_SLOT_WORDS, textSlotText } from '#src/domain/words/statement-words.ts';
import { TEXT_SLOTS, type TextSlot } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What people wrote into the official forms; a slot nobody has written in, or cleared, is not in it. */
export type FormTexts = ReadonlyMap<TextSlot, string>;

export function formTexts(year: YearStatements): FormTexts {
  const texts = new Map<TextSlot, string>();
  for (const slot of TEXT_SLOTS) {
    const text = standing(year, { kind: 'text', slot })?.content?.text ?? '';
    if (text.trim() !== '') texts.set(slot, text);
  }
  return texts;
}

/** One text of a form, edited in its place. */
export interface FormField {
  readonly slot: TextSlot;
  readonly label: string;
  /** What a person wrote, else what the plan has for it, else ''. */
  readonly text: string;
  /** A person wrote it: emptied, the plan's comes back. */
  readonly isWritten: boolean;
  /** Why it must be written; null when it need not be. */
  readonly required: string | null;
}

export function formField(
  texts: FormTexts,
  slot: TextSlot,
  more: { readonly fromPlan?: string; readonly required?: string } = {},
): FormField {
  return {
    slot,
    label: TEXT_SLOT_WORDS[slot],
    text: texts.get(slot) ?? more.fromPlan ?? '',
    isWritten: texts.has(slot),
    required: more.required ?? null,
  };
}

/** 主管部门, 部门联系人 and 联系电话, as both forms have them; the plan knows the last two. */
export function contactFields(plan: Plan, texts: FormTexts) {
  return {
    authority: formField(texts, 'authority', { required: '须填主管部门' }),
    contact: {
      ...formField(texts, 'contact', { fromPlan: plan.contact.name, required: '须填联系人' }),
      label: textSlotText('contact', plan.project),
    },
    phone: formField(texts, 'phone', { fromPlan: plan.contact.phone, required: '须填电话' }),
  };
}

/** Labels of the fields that must be written and are not. */
export function missingLabels(fields: readonly FormField[]): readonly string[] {
  return fields
    .filter(({ required, text }) => required !== null && text.trim() === '')
    .map(({ label }) => label);
}
