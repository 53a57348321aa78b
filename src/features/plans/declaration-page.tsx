import { useMemo, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import {
  declaration,
  declaredDraft,
  declaredPlan,
  type Declaration,
} from '#src/domain/papers/declaration.ts';
import { declarationFileName } from '#src/domain/papers/file-name.ts';
import { formLayout, usualLayout } from '#src/domain/papers/form-layout.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { DECLARATION_NAME } from '#src/domain/papers/paper-names.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { FORM_LAYOUTS, type Author, type FormLayout } from '#src/domain/statements/statement.ts';
import { DOCX_TYPE, XLSX_TYPE } from '#src/export/save-file.ts';
import { useLayoutSaying } from '#src/queries/layout-saying.ts';
import { useYear } from '#src/queries/year.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import { readPreference, writePreference } from '#src/session/preference.ts';
import { EXPORT_EXCEL, EXPORT_WORD } from '#src/ui/button-words.ts';
import { Coming } from '#src/ui/coming.tsx';
import { LayoutChoice } from '#src/widgets/layout-choice.tsx';
import { PaperBar, type PaperFile } from '#src/widgets/paper-bar.tsx';
import { RuledSheet } from '#src/widgets/ruled-sheet.tsx';
import styles from './plans.module.css';

export interface DeclarationPageProps {
  readonly declared: Draft | Plan;
  readonly isSample: boolean;
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
  readonly backHref: string;
}

/** 绩效目标申报表 of a draft or a plan in force, as paper and as files that read back as the same plan [ND4]. */
export function DeclarationPage(props: DeclarationPageProps) {
  const { declared } = props;
  return 'rows' in declared ? <OfDraft {...props} draft={declared} /> : <OfPlan {...props} plan={declared} />;
}

/** A draft has no words of its own about its layout: the choice holds for the unit on this PC. */
function OfDraft({ draft, backHref }: DeclarationPageProps & { readonly draft: Draft }) {
  const key = `layout.${draft.unitName}`;
  const [chosen, setChosen] = useState(() => FORM_LAYOUTS.find((each) => each === readPreference(key)));
  const layout = chosen ?? usualLayout(draft.project.trim() === '' ? null : draft.project);
  const form = useMemo(() => declaration(declaredDraft(draft), { layout, isSample: false }), [draft, layout]);
  const choose = (next: FormLayout) => {
    setChosen(next);
    writePreference(key, next);
  };
  return <Page form={form} layout={layout} onChoose={choose} backHref={backHref} />;
}

function OfPlan({
  plan,
  isSample,
  author,
  askAuthor,
  backHref,
}: DeclarationPageProps & { readonly plan: Plan }) {
  const { year, isLoading } = useYear(plan.id);
  const say = useNotices((state) => state.say);
  const choose = useLayoutSaying({ plan: plan.id, author, askAuthor, say });
  const layout = formLayout(year, plan.project);
  const form = useMemo(() => {
    const funds = fundsOf(year, plan.project, YEAR_END);
    const declared = declaredPlan(plan, formTexts(year).get('authority') ?? '', funds);
    return declaration(declared, { layout, isSample });
  }, [plan, year, layout, isSample]);
  if (isLoading) return <Coming what={DECLARATION_NAME} />;
  return <Page form={form} layout={layout} onChoose={choose} backHref={backHref} />;
}

interface PageProps {
  readonly form: Declaration;
  readonly layout: FormLayout;
  readonly onChoose: (layout: FormLayout) => void;
  readonly backHref: string;
}

function Page({ form, layout, onChoose, backHref }: PageProps) {
  const say = useNotices((state) => state.say);
  return (
    <>
      <h1 className={styles['pageTitle']}>
        {DECLARATION_NAME} <a href={backHref}>返回</a>
      </h1>
      <PaperBar
        say={say}
        hint={`所见即所印：A4 横向；导出的文件可再用“打开文件”读回同一方案${form.hasFunds ? '，各来源的资金不随方案读回，须在自评表上再填' : ''}`}
        files={filesOf(form)}
        lacks={[]}
      >
        <LayoutChoice value={layout} onChoose={onChoose} />
      </PaperBar>
      <RuledSheet form={form} />
    </>
  );
}

/** The writers are fetched when one is asked for. */
function filesOf(form: Declaration): readonly PaperFile[] {
  return [
    {
      label: EXPORT_EXCEL,
      name: declarationFileName(form, 'xlsx'),
      type: XLSX_TYPE,
      write: async () =>
        (await import('#src/export/ruled-sheet.ts')).ruledWorkbook(form, DECLARATION_NAME, true),
    },
    {
      label: EXPORT_WORD,
      name: declarationFileName(form, 'docx'),
      type: DOCX_TYPE,
      write: async () => (await import('#src/export/ruled-document.ts')).ruledDocument(form, true),
    },
  ];
}
