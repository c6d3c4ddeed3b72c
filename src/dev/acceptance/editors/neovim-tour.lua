-- Takes the tour of docs/editors.md in a Neovim without a screen, by the commands that the page tells to type, and prints what each step shows:
-- a line `## NUMBER`, then the lines. Run in the folder of the tour; TASLINT_EDITOR_SETTINGS names editors/neovim.lua.

local SECONDS = 30

local function wait(what, goal)
  if not vim.wait(SECONDS * 1000, goal, 50) then
    io.write('waited in vain for ' .. what .. '\n')
    vim.cmd('cquit')
  end
end

local step = 0
local function shows(text)
  step = step + 1
  io.write(string.format('## %d\n%s\n', step, text))
end

local function place()
  return string.format('%s:%d:%d', vim.fn.expand('%:.'), vim.fn.line('.'), vim.fn.col('.'))
end

local function go(line, text)
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  vim.fn.search(text, 'c', line)
end

local function listed(items)
  return table.concat(vim.tbl_map(function(item)
    return string.format('%s:%d:%d', vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':.'), item.lnum, item.col)
  end, items), '\n')
end

-- The text of the floating window, which is closed.
local function floating()
  local text
  wait('a floating window', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        text = table.concat(lines, '\n'):gsub('%s+$', '')
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
    return false
  end)
  return text
end

local function rules_of(file)
  local found = vim.tbl_map(function(finding)
    return string.format('%d %s', finding.lnum + 1, finding.code)
  end, vim.diagnostic.get(vim.fn.bufnr(file)))
  table.sort(found)
  return found
end

-- What `vim.ui.select` would offer; the one whose number is given is taken.
local function offered(number)
  local titles
  vim.ui.select = function(items, _, choose)
    titles = {}
    for index, item in ipairs(items) do
      local action = item.action or item[2] -- Neovim 0.10 and later, before
      titles[index] = string.format('%d: %s', index, action.title)
    end
    choose(items[number], number)
  end
  vim.lsp.buf.code_action()
  wait('actions', function() return titles ~= nil end)
  return table.concat(titles, '\n')
end

vim.o.hidden = true
vim.cmd('filetype on')
vim.cmd('source ' .. vim.fn.fnameescape(vim.env.TASLINT_EDITOR_SETTINGS))

-- 1: findings
vim.cmd('edit config/cf.yml')
wait('findings', function() return #vim.diagnostic.get(0) > 0 end)
shows(table.concat(rules_of('config/cf.yml'), '\n'))

-- 2: one of them
go(90, 'true')
vim.diagnostic.open_float()
shows(floating())

-- 3: what a value becomes
go(4, 'system_domain')
vim.fn.search('((', 'c', 4)
vim.lsp.buf.hover()
shows(floating())

-- 4: where it is given
vim.lsp.buf.definition()
wait('the vars file', function() return vim.fn.expand('%:.') == 'vars/cf.yml' end)
shows(place())

-- 5: where it is used
go(3, 'apps_domain')
vim.lsp.buf.references()
wait('the list', function() return #vim.fn.getqflist() > 0 end)
shows(listed(vim.fn.getqflist()))
vim.cmd('cclose')

-- 6: an edit that is not saved
vim.cmd('buffer vars/cf.yml')
local before = #rules_of('config/cf.yml')
vim.cmd('3s/apps.example.com/apps.old.example/')
wait('the finding to go', function() return #rules_of('config/cf.yml') < before end)
shows(table.concat(rules_of('config/cf.yml'), '\n'))
vim.cmd('undo')
wait('the finding to come back', function() return #rules_of('config/cf.yml') == before end)

-- 7: another name, in all files
go(3, 'apps_domain')
vim.lsp.buf.rename('domain_of_apps')
wait('the new name', function() return vim.fn.getbufline(vim.fn.bufnr('config/cf.yml'), 6)[1]:find('domain_of_apps') ~= nil end)
shows(string.format('vars/cf.yml:3: %s\nconfig/cf.yml:6: %s', vim.fn.getline(3), vim.trim(vim.fn.getbufline(vim.fn.bufnr('config/cf.yml'), 6)[1])))

-- 8: completion
vim.cmd('buffer config/cf.yml')
vim.api.nvim_buf_set_lines(0, 3, 4, false, { '    value: ((router' })
vim.api.nvim_win_set_cursor(0, { 4, 18 })
local offers
local answer = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(0, 'utf-16'), SECONDS * 1000)
for _, reply in pairs(answer or {}) do
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(reply.result, 'router')
  offers = vim.tbl_map(function(item) return string.format('%s  %s', item.abbr or item.word, item.user_data.nvim.lsp.completion_item.detail) end, items)
end
shows(table.concat(offers or {}, '\n'))
vim.cmd('undo')

-- 9: a fix
go(90, 'true')
wait('the finding of line 90', function() return vim.tbl_contains(rules_of('config/cf.yml'), '90 errands/left-on-after-first-install') end)
local titles = offered(1)
wait('the fix', function() return vim.fn.getline(90):find('false') ~= nil end)
shows(titles .. '\n' .. vim.trim(vim.fn.getline(90)))

vim.cmd('qall!')
