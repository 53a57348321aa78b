import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { authorNameRefusalText } from '#src/domain/words/author-words.ts';
import { readAuthorName } from '#src/domain/statements/author-name.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { toStorageProblem } from '#src/storage/problem.ts';

interface AuthorForm {
  readonly name: string;
  readonly section: string;
  /** Why it was not taken, in words; null until it was tried. */
  readonly problem: string | null;
  readonly setName: (name: string) => void;
  readonly setSection: (section: string) => void;
  readonly submit: () => void;
}

/** Asks for a name and a section, neither of which is guessed [G19]. */
export function useAuthorForm(
  plan: Plan,
  author: Author | null,
  onSaved: (author: Author) => void,
): AuthorForm {
  const storage = useStorage();
  const client = useQueryClient();
  const [name, setName] = useState(author?.name ?? '');
  const [section, setSection] = useState(author?.section ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const isSending = useRef(false);
  const save = useMutation({
    mutationFn: (next: Author) => storage.saveAuthor(next),
    onSuccess: (_, next) => {
      client.setQueryData(trackerQueries.author(storage).queryKey, next);
      onSaved(next);
    },
    onSettled: () => {
      isSending.current = false;
    },
  });
  const submit = () => {
    // What waits for the name goes on once, however often Enter is pressed [H29].
    if (isSending.current) return;
    const read = readAuthorName(name);
    if (!read.ok) setRefusal(authorNameRefusalText(read.error));
    else if (section === '' && plan.sections.length > 0) setRefusal('请选择科室');
    else {
      setRefusal(null);
      isSending.current = true;
      save.mutate({ name: read.value, section });
    }
  };
  const failure = save.error === null ? null : storageProblemWords(toStorageProblem(save.error)).what;
  return { name, section, problem: refusal ?? failure, setName, setSection, submit };
}
