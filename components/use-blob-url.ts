import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services.ts';

/** An object URL of stored bytes while the component is shown. */
export function useBlobUrl(sha256: string | undefined): string | undefined {
  const services = useServices();
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (sha256 === undefined) return;
    let isShown = true;
    let opened: string | undefined;
    services.openBlobUrl(sha256).then((found) => {
      opened = found;
      if (isShown) setUrl(found);
      else if (found !== undefined) URL.revokeObjectURL(found);
    });
    return () => {
      isShown = false;
      setUrl(undefined);
      if (opened !== undefined) URL.revokeObjectURL(opened);
    };
  }, [services, sha256]);
  return url;
}
