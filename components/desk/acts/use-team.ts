import { useEffect, useState } from 'preact/hooks';
import type { Handler } from '../../../utils/casework/roles.ts';
import { useWork } from '../desk-context.ts';

/** Everybody who handles reports now; undefined until the endpoint has told. */
export function useTeam(): readonly Handler[] | undefined {
  const work = useWork();
  const [team, setTeam] = useState<readonly Handler[] | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const answer = await work.readHandlers();
      if (isShown && answer.ok) setTeam(answer.value);
    };
    void load();
    return () => {
      isShown = false;
    };
  }, [work]);
  return team;
}
