import { useMemo } from 'react';
import { localeOf } from '../../words';
import { usePageContext } from '../../words/page';
import { useCustomer } from '../use-customer';
import { useSandboxNow } from '../use-sandbox-now';

/** Moments as the customer's phone writes them: in the customer's zone. */
export function useCustomerFormat(): { time: (at: number) => string; day: (at: number) => string } {
  const { language } = usePageContext();
  const { timeZone } = useCustomer();
  return useMemo(() => {
    const zone = { timeZone: timeZone ?? 'America/Bogota' };
    const locale = localeOf(language);
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...zone });
    return { time: (at: number) => time.format(at), day: (at: number) => day.format(at) };
  }, [language, timeZone]);
}

/** The clock of the status line: a test run's own time while one is under way. */
export function useDeviceTime(): string {
  const { time } = useCustomerFormat();
  return time(useSandboxNow());
}
