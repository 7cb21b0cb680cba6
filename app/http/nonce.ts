import { createContext, useContext } from 'react';

/** The content security policy's nonce of this response; empty in the browser, which hides it from scripts anyway. */
export const NonceContext = createContext('');
export const useNonce = () => useContext(NonceContext);
