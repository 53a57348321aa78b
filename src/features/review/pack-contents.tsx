import { PACK_FOLDERS, SELF_CHECK_PATH } from '#src/domain/papers/pack.ts';
import { byteText } from '#src/ui/byte-text.ts';
import styles from './pack-tab.module.css';

interface PackContentsListProps {
  /** Pieces of evidence, files and places. */
  readonly files: number;
  /** Bytes of their files. */
  readonly size: number;
  /** Rows without evidence. */
  readonly bare: number;
  /** Where evidence is added. */
  readonly href: string;
}

/** What will lie in the archive, folder by folder. */
export function PackContentsList({ files, size, bare, href }: PackContentsListProps) {
  const contents: readonly (readonly [string, string])[] = [
    [SELF_CHECK_PATH, '总分由另一套程序从修改记录重算，逐项对照是否一致；列出本包每个文件的校验码'],
    [PACK_FOLDERS.form, 'Excel（公式可重算）和 Word'],
    [PACK_FOLDERS.report, 'Word，文字以「自评报告」一页为准'],
    [PACK_FOLDERS.monitor, 'Excel 和 Word'],
    [PACK_FOLDERS.summary, 'Word，一页'],
    [PACK_FOLDERS.evidence, `目录（Excel）和文件：${files} 份，${byteText(size)}`],
    [PACK_FOLDERS.history, 'Excel，全年每次修改'],
    [PACK_FOLDERS.data, '可在「数据与协作」导入；不含佐证文件'],
  ];
  return (
    <>
      <table className={styles['contents']}>
        <caption>包内文件夹</caption>
        <tbody>
          {contents.map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bare === 0 ? null : (
        <p className={styles['note']}>
          {bare} 项还没有佐证，目录里会注明。<a href={href}>去添加</a>
        </p>
      )}
      <p className={styles['note']}>生成时可以取消；全部做好才交给浏览器下载，中途不留半个文件。</p>
    </>
  );
}
