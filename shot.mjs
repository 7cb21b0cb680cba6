import { chromium } from 'playwright-core';
const demo=JSON.parse((await import('fs')).readFileSync('/var/tmp/hilo-lead/demo.json'));
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-background-networking']});
const [,, scheme='light', lang='es-CO', w='1440']=process.argv;
const c=await b.newContext({viewport:{width:+w,height:900},colorScheme:scheme,locale:lang});
const p=await c.newPage();
const errs=[];p.on('pageerror',e=>errs.push(e.message));p.on('console',m=>m.type()==='error'&&errs.push(m.text()));
await p.goto(demo.url+'/sign-in');
await p.fill('input[name=email]',demo.users[0].email);await p.fill('input[name=password]',demo.users[0].password);
await p.click('button[type=submit]');await p.waitForLoadState('networkidle');
for (const path of (process.argv[5]||'/sandbox,/flows,/inbox,/runs,/contacts,/policies').split(',')) {
  const t=Date.now();
  await p.goto(demo.url+path,{waitUntil:'load'}).catch(e=>errs.push(path+' '+e.message)); await p.waitForTimeout(1500);
  if(path==='/flows'){ const href=await p.locator('a[href^="/flows/"]').first().getAttribute('href').catch(()=>null); if(href){await p.screenshot({path:`/tmp/shot-flows-${scheme}.png`}); await p.goto(demo.url+href); await p.waitForTimeout(2500); await p.screenshot({path:`/tmp/shot-studio-${scheme}-${w}.png`});continue;} }
  await p.screenshot({path:`/tmp/shot${path.replaceAll('/','-')}-${scheme}-${w}.png`});
  console.log(path,Date.now()-t,p.url());
}
console.log(errs.slice(0,10)); await b.close();
