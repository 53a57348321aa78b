import { useMutation } from '@tanstack/react-query';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { newId } from '#src/storage/new-id.ts';

/**
 * Stores a plan of a file as a draft of its own, to be mended [PL64]. Under the plan's own id it would be another text of the same plan, and
 * no file of the sender would be read any more [PL13].
 * @param onStored leads to it
 */
export function useDraftOfPlan(
  say: (text: string, how?: { readonly tone: 'problem' }) => void,
  onStored: (draft: PlanId) => void,
) {
  const storage = useStorage();
  return useMutation({
    mutationFn: async (plan: Plan) => {
      const draft = { ...draftOfPlan(plan), id: `p-${newId()}` as PlanId };
      await storage.saveDraft({ id: draft.id, draft, savedAt: Date.now() }, null);
      return draft.id;
    },
    onSuccess: (draft) => {
      say('已存为草稿，改好后下达；原文件没有改动');
      onStored(draft);
    },
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
}
