" taslint for Vim with ALE 3.0 and later: put this file into ~/.vim/after/plugin/taslint.vim
function! TaslintRoot(buffer) abort
  for l:name in ['taslint.yml', '.git']
    let l:found = ale#path#FindNearestFile(a:buffer, l:name)
    if empty(l:found)
      let l:found = ale#path#FindNearestDirectory(a:buffer, l:name)
    endif
    if !empty(l:found)
      return fnamemodify(l:found, l:found =~# '/$' ? ':h:h' : ':h')
    endif
  endfor
  return expand('#' . a:buffer . ':p:h')
endfunction

call ale#linter#Define('yaml', {
\   'name': 'taslint',
\   'lsp': 'stdio',
\   'executable': 'taslint',
\   'command': '%e lsp',
\   'project_root': function('TaslintRoot'),
\   'initialization_options': {},
\})
