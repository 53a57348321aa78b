import { BytesDigest } from '#src/domain/package/bytes-digest.ts';
import { sealSnapshot } from '#src/domain/package/snapshot-file.ts';
import { weightText } from '#src/domain/words/format.ts';
import {
  TO_WIN_TITLE,
  COURSE_TITLE,
  LOSSES_TITLE,
  MONTHS_TITLE,
  ROWS_TITLE,
} from '#src/domain/words/panel-titles.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { classPart, lossPart, sectionPart } from '#src/snapshot/breakdown-part.ts';
import { coursePart } from '#src/snapshot/course-part.ts';
import { headlinePart } from '#src/snapshot/headline-part.ts';
import { html, trusted, type Html } from '#src/snapshot/html.ts';
import { matrixPart } from '#src/snapshot/matrix-part.ts';
import { rowsPart } from '#src/snapshot/row-part.ts';
import { rulePart } from '#src/snapshot/rule-part.ts';
import { scorecardPart } from '#src/snapshot/scorecard-part.ts';
import { snapshotFacts } from '#src/snapshot/snapshot-facts.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';
import { toWinPart } from '#src/snapshot/to-win-part.ts';
import { performanceOf } from '#src/domain/words/plan-title.ts';

/**
 * The year as of a month, as one HTML page that runs no script, asks nobody for anything and stores nothing [Z1].
 * @param style the style sheet; the page allows this one and no other
 */
export function snapshotDocument(model: SnapshotModel, style: string): string {
  const body = bodyOf(model);
  return sealSnapshot(
    snapshotFacts(model),
    (digest, data) => page(model, body, digest, data, style.trim()).markup,
  );
}

/** Parts between the head and the foot: they hold no digest, so they are written once. */
function bodyOf(model: SnapshotModel): Html {
  return html`<section class="summary" id="summary">${headlinePart(model)}${rulePart(model.report)}</section>
<div class="columns"><div class="stack">
${toWinPart(model)}</div><div class="stack">
${coursePart(model)}${classPart(model)}${sectionPart(model)}</div></div>
${lossPart(model)}${matrixPart(model)}${rowsPart(model)}${scorecardPart(model)}`;
}

const CONTENTS = [
  ['summary', '总览与百分标尺'],
  ['to-win', TO_WIN_TITLE],
  ['course', COURSE_TITLE],
  ['losses', LOSSES_TITLE],
  ['months', MONTHS_TITLE],
  ['rows', ROWS_TITLE],
  ['scorecard', '评分表'],
  ['about', '关于本快照'],
] as const;

function page(model: SnapshotModel, body: Html, digest: string, data: string, style: string): Html {
  const { report, cutOff, isSample, table, author, exportedText, marks } = model;
  const { plan, card } = report;
  const title = `${performanceOf(plan)}快照`;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${sourceOf(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${[title, `截至 ${cutOff} 月`, ...marks, plan.unitName].join(' · ')}</title>
<style>${trusted(style)}</style>
</head>
<body>
${isSample ? WATERMARK : null}
<nav aria-label="目录"><p class="brand">绩效指标跟踪 <small>${plan.unitName}</small></p>
<ul>${CONTENTS.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul>
<details class="row-index"><summary>按序号找指标</summary><p>${report.rows.map(({ indicator }) => html`<a href="#row-${indicator.seq}" title="${indicator.name}">${indicator.seq}</a> `)}</p></details>
<p class="made">只读快照<br>截至 ${cutOff} 月${marks.map((mark) => html`<br><b>${mark}</b>`)}</p></nav>
<main>
<header class="top"><h1>${title} <span class="stamps"><span>只读</span>${marks.map((mark) => html`<span class="warn">${mark}</span>`)}</span></h1>
<p class="sub">${plan.unitName} · 数据截至 ${plan.year} 年 ${cutOff} 月 · ${report.rows.length} 项指标，合计 ${weightText(card.weight)} 分</p>
<dl class="origin"><div><dt>导出</dt><dd>${exportedText}，${author.section} ${author.name}</dd></div><div><dt>数据摘要 SHA-256</dt><dd class="digest">${digest}</dd></div></dl>
${planProblems(plan).map((problem) => html`<p class="problem">✕ 方案问题：${planProblemText(problem, plan.indicators)}</p>`)}${table.unfinished.map((reason) => html`<p class="unfinished">▽ 未定稿：${reason}</p>`)}${isSample ? html`<p class="unfinished">▽ 示例数据：用于试用，不是单位的实际数据</p>` : null}</header>
${body}
<section class="panel" id="about"><header class="head"><h2>关于本快照</h2><span class="marks">截至 ${cutOff} 月${marks.map((mark) => html` <b>${mark}</b>`)}</span></header>
<div class="body about"><p>本文件是 ${plan.unitName} ${performanceOf(plan)}截至 ${cutOff} 月的只读快照，由 ${author.section} ${author.name} 于 ${exportedText} 导出。数据在导出时冻结，之后的填报和修改不在其中。</p>
<p>文件不含程序，不联网，不在电脑上保存任何内容；双击用浏览器打开即可阅读，也可以打印（A4 横向）。</p>
<p>数据摘要（SHA-256）由文件内嵌的数据算出，数据改动一个数字，摘要就会不同。核对：在本系统「数据与协作」的「绩效快照」里选择本文件，并把摘要与导出人告知的或纸面上的比对。</p>
<p class="digest">${digest}</p>${isSample ? html`<p><b>示例数据：用于试用，不是单位的实际数据。</b></p>` : null}${table.unfinished.map((reason) => html`<p><b>未定稿：${reason}。</b></p>`)}</div></section>
</main>
${trusted(data)}
</body>
</html>
`;
}

/** On every sheet of paper: what stands fixed is repeated on each. No SVG: Chromium 156 prints its text unturned. */
const WATERMARK = html`<p class="watermark" aria-hidden="true">示例数据</p>`;

/** 'sha256-…' as a content policy names a style sheet. */
function sourceOf(style: string): string {
  const digest = new BytesDigest();
  digest.add(new TextEncoder().encode(style));
  const bytes = digest.hex().match(/../g) ?? [];
  return `sha256-${btoa(bytes.map((hex) => String.fromCharCode(Number.parseInt(hex, 16))).join(''))}`;
}
