import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A page whose code comes when it is shown. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Lazily(props: Props) {
    const [Loaded, setLoaded] = useState<ComponentType<Props> | undefined>(undefined);
    useEffect(() => {
      let isShown = true;
      const fetchCode = async () => {
        const component = await load();
        if (isShown) setLoaded(() => component);
      };
      void fetchCode();
      return () => {
        isShown = false;
      };
    }, []);
    return Loaded === undefined ? null : <Loaded {...props} />;
  };
}
