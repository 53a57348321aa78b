import { Button } from '#src/ui/button.tsx';

/** Where the code of the engine did not come. @param meanwhile what goes on without it */
export function EngineMissing({
  meanwhile,
  onRetry,
}: {
  readonly meanwhile: string;
  readonly onRetry: () => void;
}) {
  return (
    <Button look="quiet" title={`程序文件没有取到；${meanwhile}`} onClick={onRetry}>
      协作服务器没有载入，重试
    </Button>
  );
}
